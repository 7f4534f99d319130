//! The parts of Rust's syntax that readers have to know, found in code. Pure.

use std::collections::BTreeSet;

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, GenericParam, ImplItem, RangeLimits, Token, TraitItem, Visibility};

/// A part of Rust's syntax that some page has to explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Syntax {
    Macro,
    Range,
    Reference,
    MutableReference,
    Struct,
    Impl,
    Enum,
    Match,
    Guard,
    IfLet,
    LetElse,
    QuestionMark,
    Turbofish,
    Generic,
    Closure,
    Slice,
    Lifetime,
    Trait,
    Bound,
    ImplTrait,
    TraitObject,
    AssociatedType,
    AssociatedConstant,
    Operator,
    ConstGeneric,
    Module,
    Attribute,
    Derive,
    Label,
    Async,
    Unsafe,
    RawPointer,
    MacroRules,
}

impl Syntax {
    /// Each syntax with its name in a list and the term that a page defines when it teaches it.
    pub const ALL: [(Self, &str, &str); 33] = [
        (Self::Macro, "macros", "macro"),
        (Self::Range, "ranges", "half-open range"),
        (Self::Reference, "references", "reference"),
        (Self::MutableReference, "`&mut`", "mutable reference"),
        (Self::Struct, "`struct`", "struct"),
        (Self::Impl, "`impl` blocks", "impl block"),
        (Self::Enum, "`enum`", "enum"),
        (Self::Match, "`match`", "match arm"),
        (Self::Guard, "guards of `match`", "match guard"),
        (Self::IfLet, "`if let` and `while let`", "if let"),
        (Self::LetElse, "`let … else`", "let else"),
        (Self::QuestionMark, "`?`", "question mark operator"),
        (Self::Turbofish, "`::<…>`", "turbofish"),
        (Self::Generic, "generics", "generic"),
        (Self::Closure, "closures", "closure"),
        (Self::Slice, "slices", "slice"),
        (Self::Lifetime, "lifetimes", "lifetime"),
        (Self::Trait, "traits", "trait"),
        (Self::Bound, "bounds and `where`", "trait bound"),
        (Self::ImplTrait, "`impl Trait` as a type", "impl Trait"),
        (Self::TraitObject, "`dyn`", "trait object"),
        (Self::AssociatedType, "associated types", "associated type"),
        (Self::AssociatedConstant, "associated constants", "associated constant"),
        (Self::Operator, "operators for types of one's own", "overloaded operator"),
        (Self::ConstGeneric, "`const` generics", "const generic"),
        (Self::Module, "modules and `pub`", "module"),
        (Self::Attribute, "attributes", "Rust attribute"),
        (Self::Derive, "`derive`", "derive attribute"),
        (Self::Label, "labels of loops", "loop label"),
        (Self::Async, "`async` and `await`", "async function"),
        (Self::Unsafe, "`unsafe`", "unsafe block"),
        (Self::RawPointer, "raw pointers", "raw pointer"),
        (Self::MacroRules, "`macro_rules!`", "declarative macro"),
    ];
}

/// Which syntax each line of a file has, from 1; nothing of what is not Rust.
pub fn read_syntax(code: &str) -> BTreeSet<(usize, Syntax)> {
    let mut finder = Finder::default();
    // a snippet may hold statements alone
    let within = |code: &str| syn::parse_file(&format!("fn main() {{ {code}\n}}"));
    if let Ok(file) = syn::parse_file(code).or_else(|_| within(code)) {
        finder.visit_file(&file);
    }
    finder.found
}

#[derive(Default)]
struct Finder {
    found: BTreeSet<(usize, Syntax)>,
}

impl Finder {
    fn add(&mut self, syntax: Syntax, span: Span) {
        self.found.insert((span.start().line, syntax));
    }

    fn add_if(&mut self, syntax: Syntax, span: Option<Span>) {
        span.into_iter().for_each(|span| self.add(syntax, span));
    }
}

/// The traits behind operators.
const OPERATORS: [&str; 18] = [
    "Add",
    "AddAssign",
    "BitAnd",
    "BitOr",
    "BitXor",
    "Deref",
    "DerefMut",
    "Div",
    "DivAssign",
    "Index",
    "IndexMut",
    "Mul",
    "MulAssign",
    "Neg",
    "Not",
    "Rem",
    "Sub",
    "SubAssign",
];

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.add(Syntax::Struct, item.struct_token.span);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.add(Syntax::Enum, item.enum_token.span);
        visit::visit_item_enum(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.add(Syntax::Trait, item.trait_token.span);
        self.add_if(Syntax::Bound, item.colon_token.map(|token| token.span));
        visit::visit_item_trait(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let name = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
        let syntax = match name {
            Some(name) if OPERATORS.iter().any(|known| name.ident == known) => Syntax::Operator,
            Some(_) => Syntax::Trait,
            None => Syntax::Impl,
        };
        self.add(syntax, item.impl_token.span);
        self.add_if(Syntax::Unsafe, item.unsafety.map(|token| token.span));
        visit::visit_item_impl(self, item);
    }

    fn visit_trait_item(&mut self, item: &'ast TraitItem) {
        match item {
            TraitItem::Type(item) => self.add(Syntax::AssociatedType, item.type_token.span),
            TraitItem::Const(item) => self.add(Syntax::AssociatedConstant, item.const_token.span),
            _ => {}
        }
        visit::visit_trait_item(self, item);
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        match item {
            ImplItem::Type(item) => self.add(Syntax::AssociatedType, item.type_token.span),
            ImplItem::Const(item) => self.add(Syntax::AssociatedConstant, item.const_token.span),
            _ => {}
        }
        visit::visit_impl_item(self, item);
    }

    fn visit_assoc_type(&mut self, item: &'ast syn::AssocType) {
        self.add(Syntax::AssociatedType, item.ident.span());
        visit::visit_assoc_type(self, item);
    }

    fn visit_generic_param(&mut self, param: &'ast GenericParam) {
        match param {
            GenericParam::Type(param) => {
                self.add(Syntax::Generic, param.ident.span());
                self.add_if(Syntax::Bound, param.colon_token.map(|token| token.span));
            }
            GenericParam::Const(param) => self.add(Syntax::ConstGeneric, param.const_token.span),
            GenericParam::Lifetime(_) => {}
        }
        visit::visit_generic_param(self, param);
    }

    fn visit_where_clause(&mut self, clause: &'ast syn::WhereClause) {
        self.add(Syntax::Bound, clause.where_token.span);
        visit::visit_where_clause(self, clause);
    }

    fn visit_lifetime(&mut self, lifetime: &'ast syn::Lifetime) {
        self.add(Syntax::Lifetime, lifetime.apostrophe);
    }

    // a label is written like a lifetime
    fn visit_label(&mut self, label: &'ast syn::Label) {
        self.add(Syntax::Label, label.name.apostrophe);
    }

    fn visit_expr_break(&mut self, jump: &'ast syn::ExprBreak) {
        jump.expr.iter().for_each(|value| self.visit_expr(value));
    }

    fn visit_expr_continue(&mut self, _: &'ast syn::ExprContinue) {}

    fn visit_type_impl_trait(&mut self, ty: &'ast syn::TypeImplTrait) {
        self.add(Syntax::ImplTrait, ty.impl_token.span);
        visit::visit_type_impl_trait(self, ty);
    }

    fn visit_type_trait_object(&mut self, ty: &'ast syn::TypeTraitObject) {
        self.add_if(Syntax::TraitObject, ty.dyn_token.map(|token| token.span));
        visit::visit_type_trait_object(self, ty);
    }

    fn visit_type_reference(&mut self, ty: &'ast syn::TypeReference) {
        let syntax =
            if ty.mutability.is_some() { Syntax::MutableReference } else { Syntax::Reference };
        self.add(syntax, ty.and_token.span);
        visit::visit_type_reference(self, ty);
    }

    fn visit_receiver(&mut self, receiver: &'ast syn::Receiver) {
        let syntax = if receiver.mutability.is_some() {
            Syntax::MutableReference
        } else {
            Syntax::Reference
        };
        self.add_if(syntax, receiver.reference.as_ref().map(|(token, _)| token.span));
        receiver.lifetime().into_iter().for_each(|lifetime| self.visit_lifetime(lifetime));
    }

    fn visit_expr_reference(&mut self, lent: &'ast syn::ExprReference) {
        let syntax =
            if lent.mutability.is_some() { Syntax::MutableReference } else { Syntax::Reference };
        self.add(syntax, lent.and_token.span);
        visit::visit_expr_reference(self, lent);
    }

    fn visit_type_ptr(&mut self, ty: &'ast syn::TypePtr) {
        self.add(Syntax::RawPointer, ty.star_token.span);
        visit::visit_type_ptr(self, ty);
    }

    fn visit_type_slice(&mut self, ty: &'ast syn::TypeSlice) {
        self.add(Syntax::Slice, ty.bracket_token.span.open());
        visit::visit_type_slice(self, ty);
    }

    fn visit_expr_index(&mut self, index: &'ast syn::ExprIndex) {
        if matches!(*index.index, Expr::Range(_)) {
            self.add(Syntax::Slice, index.bracket_token.span.open());
        }
        visit::visit_expr_index(self, index);
    }

    fn visit_expr_range(&mut self, range: &'ast syn::ExprRange) {
        let span = match &range.limits {
            RangeLimits::HalfOpen(token) => token.spans[0],
            RangeLimits::Closed(token) => token.spans[0],
        };
        self.add(Syntax::Range, span);
        visit::visit_expr_range(self, range);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.add(Syntax::Closure, closure.or1_token.span);
        visit::visit_expr_closure(self, closure);
    }

    fn visit_expr_match(&mut self, choice: &'ast syn::ExprMatch) {
        self.add(Syntax::Match, choice.match_token.span);
        visit::visit_expr_match(self, choice);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        self.add_if(Syntax::Guard, arm.guard.as_ref().map(|(token, _)| token.span));
        visit::visit_arm(self, arm);
    }

    fn visit_expr_let(&mut self, condition: &'ast syn::ExprLet) {
        self.add(Syntax::IfLet, condition.let_token.span);
        visit::visit_expr_let(self, condition);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let otherwise = local.init.as_ref().and_then(|init| init.diverge.as_ref());
        self.add_if(Syntax::LetElse, otherwise.map(|(token, _)| token.span));
        visit::visit_local(self, local);
    }

    fn visit_expr_try(&mut self, tried: &'ast syn::ExprTry) {
        self.add(Syntax::QuestionMark, tried.question_token.span);
        visit::visit_expr_try(self, tried);
    }

    fn visit_angle_bracketed_generic_arguments(
        &mut self,
        arguments: &'ast syn::AngleBracketedGenericArguments,
    ) {
        self.add_if(Syntax::Turbofish, arguments.colon2_token.map(|token| token.spans[0]));
        visit::visit_angle_bracketed_generic_arguments(self, arguments);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.add(Syntax::Module, module.mod_token.span);
        visit::visit_item_mod(self, module);
    }

    fn visit_visibility(&mut self, visibility: &'ast Visibility) {
        match visibility {
            Visibility::Public(token) => self.add(Syntax::Module, token.span),
            Visibility::Restricted(restricted) => {
                self.add(Syntax::Module, restricted.pub_token.span)
            }
            Visibility::Inherited => {}
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let path = attribute.path();
        let syntax = if path.is_ident("derive") { Syntax::Derive } else { Syntax::Attribute };
        if !path.is_ident("doc") {
            self.add(syntax, attribute.pound_token.span);
        }
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.add_if(Syntax::Unsafe, signature.unsafety.map(|token| token.span));
        self.add_if(Syntax::Async, signature.asyncness.map(|token| token.span));
        visit::visit_signature(self, signature);
    }

    fn visit_expr_unsafe(&mut self, block: &'ast syn::ExprUnsafe) {
        self.add(Syntax::Unsafe, block.unsafe_token.span);
        visit::visit_expr_unsafe(self, block);
    }

    fn visit_expr_async(&mut self, block: &'ast syn::ExprAsync) {
        self.add(Syntax::Async, block.async_token.span);
        visit::visit_expr_async(self, block);
    }

    fn visit_expr_await(&mut self, waiting: &'ast syn::ExprAwait) {
        self.add(Syntax::Async, waiting.await_token.span);
        visit::visit_expr_await(self, waiting);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        match item.mac.path.is_ident("macro_rules") {
            true => self.add(Syntax::MacroRules, item.mac.bang_token.span),
            false => visit::visit_item_macro(self, item),
        }
    }

    /// What is given to a macro may be expressions, as in a call.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.add(Syntax::Macro, call.bang_token.span);
        let arguments = call.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        if let Ok(arguments) = arguments {
            let mut inside = Finder::default();
            arguments.iter().for_each(|argument| inside.visit_expr(argument));
            self.found.append(&mut inside.found);
        }
    }
}

#[cfg(test)]
mod tests;
