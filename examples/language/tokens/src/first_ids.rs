//! The tokens of SmolLM2 that are not pairs: 17 special ones, and then bytes.

/// Tokens that no text can spell, in the order of their ids.
pub const SPECIAL: [&str; 17] = [
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<repo_name>",
    "<reponame>",
    "<file_sep>",
    "<filename>",
    "<gh_stars>",
    "<issue_start>",
    "<issue_comment>",
    "<issue_closed>",
    "<jupyter_start>",
    "<jupyter_text>",
    "<jupyter_code>",
    "<jupyter_output>",
    "<jupyter_script>",
    "<empty_output>",
];

/// The order in which GPT-2 numbers the bytes: first those that can be printed.
pub fn alphabet() -> impl Iterator<Item = u8> {
    let printed =
        |byte: &u8| matches!(byte, b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff);
    (0..=255)
        .filter(printed)
        .chain((0..=255).filter(move |byte| !printed(byte)))
}

/// Control characters, and bytes that no character, or only unassigned ones, begin with.
const MISSING: [u8; 21] = [
    4, 6, 19, 20, 22, 29, 192, 193, 241, 242, 245, 246, 247, 248, 249, 250,
    251, 252, 253, 254, 255,
];

/// The id of each byte that has one.
pub fn byte_ids() -> [Option<u32>; 256] {
    let mut ids = [None; 256];
    let known = alphabet().filter(|byte| !MISSING.contains(byte));
    for (byte, id) in known.zip(SPECIAL.len() as u32..) {
        ids[usize::from(byte)] = Some(id);
    }
    ids
}
