//! Characters one after the other, which know their column.

const LONGEST: usize = 200;

pub struct Reader {
    text: Vec<char>,
    at: usize,
}

impl Reader {
    pub fn new(text: &str) -> Result<Self, String> {
        let text: Vec<char> = text.chars().collect();
        if text.len() > LONGEST {
            return Err(format!("more than {LONGEST} characters"));
        }
        Ok(Self { text, at: 0 })
    }

    /// The next character that is no space.
    pub fn peek(&mut self) -> Option<char> {
        while self.text.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// Goes past the next character if it is the wanted one.
    pub fn eat(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        self.at += usize::from(there);
        there
    }

    /// The characters from here on that pass.
    pub fn word(&mut self, pass: fn(&char) -> bool) -> String {
        let rest = self.text[self.at..].iter();
        let word: Vec<char> = rest.take_while(|c| pass(c)).copied().collect();
        self.at += word.len();
        word.into_iter().collect()
    }

    /// Of the next character, from 1 on.
    pub fn column(&mut self) -> usize {
        self.peek();
        self.at + 1
    }

    pub fn expected<T>(&mut self, what: &str) -> Result<T, String> {
        let column = self.column();
        let found = self.peek();
        let found = found.map_or("the end".into(), |c| format!("`{c}`"));
        Err(format!("column {column}: expected {what}, found {found}"))
    }
}
