//! Reads an [`Expression`]: `+ - * /`, brackets, numbers, names, and the
//! functions tanh, relu and exp. Errors name the column.

use crate::expression::{Expression, Term};
use crate::reader::Reader;

pub const MOST_INPUTS: usize = 6;
pub const MOST_TERMS: usize = 24;

/// The place of a term, or what is wrong.
type Place = Result<usize, String>;
type Join = fn(usize, usize) -> Term;

pub fn parse(text: &str) -> Result<Expression, String> {
    let mut parser = Parser {
        reader: Reader::new(text)?,
        found: Expression::default(),
    };
    parser.sum()?;
    match parser.reader.peek() {
        None => Ok(parser.found),
        Some(_) => parser.reader.expected("an operator"),
    }
}

struct Parser {
    reader: Reader,
    found: Expression,
}

impl Parser {
    fn push(&mut self, term: Term) -> Place {
        let terms = &mut self.found.terms;
        if terms.len() == MOST_TERMS {
            return Err(format!("more than {MOST_TERMS} steps"));
        }
        terms.push(term);
        Ok(terms.len() - 1)
    }

    fn sum(&mut self) -> Place {
        self.chain(Self::product, [('+', Term::Add), ('-', Term::Sub)])
    }

    fn product(&mut self) -> Place {
        self.chain(Self::factor, [('*', Term::Mul), ('/', Term::Div)])
    }

    /// Parts with signs between them, from left to right.
    fn chain(
        &mut self,
        part: fn(&mut Self) -> Place,
        signs: [(char, Join); 2],
    ) -> Place {
        let mut left = part(self)?;
        while let Some((_, term)) =
            signs.iter().find(|(sign, _)| self.reader.eat(*sign))
        {
            let right = part(self)?;
            left = self.push(term(left, right))?;
        }
        Ok(left)
    }

    fn factor(&mut self) -> Place {
        if self.reader.eat('-') {
            let inner = self.factor()?;
            return self.push(Term::Minus(inner));
        }
        if self.reader.eat('(') {
            return self.brackets();
        }
        let column = self.reader.column();
        match self.reader.peek() {
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(column),
            Some(c) if c.is_ascii_alphabetic() => self.name(column),
            _ => self.reader.expected("a number, a name or `(`"),
        }
    }

    /// What follows an opening one.
    fn brackets(&mut self) -> Place {
        let inner = self.sum()?;
        match self.reader.eat(')') {
            true => Ok(inner),
            false => self.reader.expected("an operator or `)`"),
        }
    }

    fn number(&mut self, column: usize) -> Place {
        let word = self.reader.word(|c| c.is_ascii_digit() || *c == '.');
        let error = |_| format!("column {column}: `{word}` is not a number");
        let number = word.parse().map_err(error)?;
        self.push(Term::Number(number))
    }

    fn name(&mut self, column: usize) -> Place {
        let word = self.reader.word(char::is_ascii_alphanumeric);
        if self.reader.eat('(') {
            let inner = self.brackets()?;
            let error = format!(
                "column {column}: no function `{word}`; there are tanh, relu and exp"
            );
            return self.push(Term::function(&word, inner).ok_or(error)?);
        }
        let names = &mut self.found.inputs;
        if let Some(input) = names.iter().position(|name| *name == word) {
            let terms = &self.found.terms;
            let same = terms.iter().position(|t| *t == Term::Input(input));
            return same.ok_or(word);
        }
        if names.len() == MOST_INPUTS {
            let most = MOST_INPUTS;
            return Err(format!("column {column}: more than {most} names"));
        }
        names.push(word);
        self.push(Term::Input(self.found.inputs.len() - 1))
    }
}
