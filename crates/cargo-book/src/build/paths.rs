//! The paths of `book.toml`: plain, in the repository, not one inside of another.

use std::path::{Path, PathBuf};

use mdbook_listings::base::diagnostic::{Fault, Span};
use mdbook_listings::base::files::{normalize, slashed};
use mdbook_listings::base::suggest::nearest;

use super::settings::BookToml;

/// What must be at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Folder,
    /// A file of this kind.
    File(&'static str),
    /// A site, or nothing yet.
    Site,
}

/// A path of `book.toml`, and where it is written there.
struct Setting {
    keys: Vec<&'static str>,
    path: PathBuf,
    wanted: Wanted,
    span: Option<Span>,
}

pub fn check_paths(
    root: &Path,
    book: &BookToml,
    place: impl Fn(&[&str]) -> Option<Span>,
) -> Vec<Fault> {
    let settings = settings(book, place);
    let checked = settings.iter().filter_map(|setting| {
        let fault = check(root, &setting.path, setting.wanted)?;
        Some(Fault { span: setting.span.clone(), ..fault })
    });
    let mut faults: Vec<Fault> = checked.collect();
    if faults.is_empty() {
        faults.extend(check_overlaps(&settings));
        faults.extend(check_template(root, book));
    }
    faults
}

fn settings(book: &BookToml, place: impl Fn(&[&str]) -> Option<Span>) -> Vec<Setting> {
    let html = &book.output.html;
    let listings = &book.preprocessor.listings;
    let setting = |keys: &[&'static str], path: &Path, wanted: Wanted| Setting {
        keys: keys.to_vec(),
        path: path.to_path_buf(),
        wanted,
        span: place(keys),
    };
    let mut found = vec![
        setting(&["build", "build-dir"], &book.build.build_dir, Wanted::Site),
        setting(&["book", "src"], &book.book.src, Wanted::Folder),
    ];
    let examples = listings.examples.as_deref().unwrap_or(Path::new("examples"));
    found.push(setting(&["preprocessor", "listings", "examples"], examples, Wanted::Folder));
    for (key, lock) in
        [("python-lock", &listings.python_lock), ("models-lock", &listings.models_lock)]
    {
        let keys = ["preprocessor", "listings", key];
        found.extend(lock.iter().map(|lock| setting(&keys, lock, Wanted::File("lock"))));
    }
    if let Some(theme) = &html.theme {
        found.push(setting(&["output", "html", "theme"], theme, Wanted::Folder));
    }
    let styles = ("additional-css", &html.additional_css, "css");
    let scripts = ("additional-js", &html.additional_js, "js");
    for (key, files, kind) in [styles, scripts] {
        for (number, file) in files.iter().enumerate() {
            let span = place(&["output", "html", key, &number.to_string()]);
            found.push(Setting {
                span,
                ..setting(&["output", "html", key], file, Wanted::File(kind))
            });
        }
    }
    found
}

fn check(root: &Path, path: &Path, wanted: Wanted) -> Option<Fault> {
    let fault = |message: String, help: String| Some(Fault::new(message).help(help));
    let shown = path.display();
    let another = match wanted {
        Wanted::Site => "choose another `build-dir`, such as `book`",
        _ => "write the path from the folder of book.toml",
    };
    let Some(clean) = normalize(path) else {
        return fault(format!("`{shown}` leads out of the book's folder"), another.to_owned());
    };
    if clean.as_os_str().is_empty() {
        let message = format!("`{shown}` names nothing in the book's folder");
        return fault(message, another.to_owned());
    }
    // compared as text: paths are equal whatever `.` and `/` are in them
    if path.to_str() != Some(&slashed(&clean)) || slashed(&clean).contains('\\') {
        return fault(
            format!("`{shown}` is not a plain path"),
            format!("write `{}`", slashed(&clean)),
        );
    }
    if let Some(link) = clean.ancestors().find(|above| root.join(above).is_symlink()) {
        let help = "put the folder or file itself in its place".to_owned();
        return fault(format!("`{}` is a symbolic link", slashed(link)), help);
    }
    match wanted {
        Wanted::Folder if !is_there(root, &clean, Path::is_dir) => {
            fault(format!("no folder `{shown}`"), near(root, &clean))
        }
        Wanted::File(_) if !is_there(root, &clean, Path::is_file) => {
            fault(format!("no file `{shown}`"), near(root, &clean))
        }
        Wanted::File(kind) if clean.extension().is_none_or(|found| found != kind) => fault(
            format!("`{shown}` does not end in .{kind}"),
            "name a file of that kind".to_owned(),
        ),
        _ => None,
    }
}

/// Whether something is there under this very name: on some machines case does not count.
fn is_there(root: &Path, path: &Path, is_right: impl Fn(&Path) -> bool) -> bool {
    let real = root.canonicalize().and_then(|root| Ok((root.join(path).canonicalize()?, root)));
    is_right(&root.join(path)) && real.is_ok_and(|(real, root)| real == root.join(path))
}

fn near(root: &Path, path: &Path) -> String {
    let folder = root.join(path).parent().map(Path::to_path_buf).unwrap_or_default();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names: Vec<String> =
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}`?", slashed(&path.with_file_name(near))),
        None => "write the path from the folder of book.toml".to_owned(),
    }
}

/// A folder inside of another one would be copied, watched or deleted with it.
fn check_overlaps(settings: &[Setting]) -> Vec<Fault> {
    let folders: Vec<&Setting> =
        settings.iter().filter(|setting| !matches!(setting.wanted, Wanted::File(_))).collect();
    let mut faults = Vec::new();
    for (at, one) in folders.iter().enumerate() {
        for other in &folders[at + 1..] {
            if one.path.starts_with(&other.path) || other.path.starts_with(&one.path) {
                let (inner, outer) = match one.path.starts_with(&other.path) {
                    true => (one, other),
                    false => (other, one),
                };
                let (key, span) = (one.keys.last().unwrap_or(&""), one.span.clone());
                let span = span.or_else(|| other.span.clone());
                let (inner, outer) = (slashed(&inner.path), slashed(&outer.path));
                let message = match inner == outer {
                    true => format!("`{inner}` is given for two things"),
                    false => format!("`{inner}` is inside of `{outer}`"),
                };
                let help = format!("choose another `{key}`");
                faults.push(Fault { span, ..Fault::new(message).help(help) });
            }
        }
    }
    faults
}

/// The template is there, and what it names is in the lists of styles and scripts.
fn check_template(root: &Path, book: &BookToml) -> Vec<Fault> {
    let html = &book.output.html;
    let folder = html.theme.as_deref().unwrap_or(Path::new("theme"));
    if html.theme.is_none() && !root.join(folder).exists() {
        return Vec::new();
    }
    let template = folder.join("index.hbs");
    let Ok(text) = std::fs::read_to_string(root.join(&template)) else {
        let message = format!("no file `{}`", slashed(&template));
        return vec![Fault::new(message).help("without it mdBook takes its own template")];
    };
    let listed: Vec<String> =
        html.additional_css.iter().chain(&html.additional_js).map(|file| slashed(file)).collect();
    let names = text.split("resource \"").skip(1).filter_map(|rest| rest.split('"').next());
    let missing =
        names.filter(|name| name.contains('/') && !listed.iter().any(|file| file == name));
    let faults = missing.map(|name| {
        let message =
            format!("{} loads `{name}`, which book.toml does not list", slashed(&template));
        Fault::new(message).help("add it to `additional-css` or `additional-js`")
    });
    faults.collect()
}
