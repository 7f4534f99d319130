enum Sex {
    Female,
    Male,
    Unknown,
}

fn code(sex: Sex) -> u8 {
    match sex {
        Sex::Female => 0,
        Sex::Male => 1,
    }
}

fn main() {
    println!("{}", code(Sex::Unknown));
}
