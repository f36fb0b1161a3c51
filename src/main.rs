//! The program `kadr`; everything is in the library.

/// glibc keeps what many threads freed: after a minute of searches it held 262 MB where this holds 83 MB.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    kadr::commands::main()
}
