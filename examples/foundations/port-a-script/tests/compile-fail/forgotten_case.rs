use port_a_script::step3_enums::Sex;

fn code(sex: Sex) -> u8 {
    match sex {
        Sex::Female => 0,
        Sex::Male => 1,
    }
}

fn main() {
    let _ = code(Sex::Unknown);
}
