//! The program `kadr`; everything is in the library.

fn main() -> std::process::ExitCode {
    kadr::commands::main()
}
