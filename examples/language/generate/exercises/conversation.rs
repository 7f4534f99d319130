//! **Warm-up: a conversation.** A model remembers nothing: to ask a second question, send the first one and its answer again. Write `conversation`,
//! which makes a prompt of many messages, as the file's template does. Each message is a role (`system`, `user` or `assistant`) and a text. If the
//! first one is not of the role `system`, the template puts one with the text `SYSTEM` in front. At the end, an answer of the assistant begins.
//!
//! Hint: `messages.first()` is an `Option`: an empty list has no first message, so no system message either.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub const SYSTEM: &str = "You are a helpful AI assistant named SmolLM, \
        trained by Hugging Face";

    pub fn message(role: &str, text: &str) -> String {
        format!("<|im_start|>{role}\n{text}<|im_end|>\n")
    }

    /// The prompt for the next answer in a conversation.
    pub fn conversation(messages: &[(&str, &str)]) -> String {
        let mut prompt = String::new();
        for (role, text) in messages.iter().take(1) {
            prompt += &message(role, text); // only the first one
        }
        prompt
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    pub const SYSTEM: &str = "You are a helpful AI assistant named SmolLM, \
        trained by Hugging Face";

    pub fn message(role: &str, text: &str) -> String {
        format!("<|im_start|>{role}\n{text}<|im_end|>\n")
    }

    /// The prompt for the next answer in a conversation.
    pub fn conversation(messages: &[(&str, &str)]) -> String {
        let mut prompt = String::new();
        if messages.first().is_none_or(|(role, _)| *role != "system") {
            prompt += &message("system", SYSTEM);
        }
        for (role, text) in messages {
            prompt += &message(role, text);
        }
        prompt + "<|im_start|>assistant\n"
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{SYSTEM, conversation, message};

#[test]
fn a_question_gets_the_standard_system_message() {
    let expected = format!(
        "<|im_start|>system\n{SYSTEM}<|im_end|>\n\
         <|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n"
    );
    assert_eq!(conversation(&[("user", "Hello")]), expected);
    assert_eq!(message("user", "a"), "<|im_start|>user\na<|im_end|>\n");
}

#[test]
fn a_system_message_of_your_own_replaces_it() {
    let messages = [
        ("system", "Be brief."),
        ("user", "Hello"),
        ("assistant", "Hi."),
        ("user", "Who are you?"),
    ];
    let expected = "<|im_start|>system\nBe brief.<|im_end|>\n\
        <|im_start|>user\nHello<|im_end|>\n\
        <|im_start|>assistant\nHi.<|im_end|>\n\
        <|im_start|>user\nWho are you?<|im_end|>\n<|im_start|>assistant\n";
    assert_eq!(conversation(&messages), expected);
}

#[test]
fn only_the_first_message_counts() {
    let late = conversation(&[("user", "Hello"), ("system", "Be brief.")]);
    assert!(late.starts_with(&message("system", SYSTEM)));
    assert!(conversation(&[]).starts_with(&message("system", SYSTEM)));
}
// ANCHOR_END: tests
