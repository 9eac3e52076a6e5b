//! The program `returnbay`: the command line joined to the window.

use std::process::ExitCode;

use returnbay::cli;

fn main() -> ExitCode {
    #[cfg(feature = "gui")]
    let exit = cli::run(Some(&front::FRONT));
    #[cfg(not(feature = "gui"))]
    let exit = cli::run(None);
    ExitCode::from(exit.code())
}

/// What only a build with a window can do.
#[cfg(feature = "gui")]
mod front {
    use std::io::Cursor;

    use image::ImageFormat;
    use returnbay::cli::{Front, PictureOf};
    use returnbay::shell::Shell;
    use returnbay::ui::{picture, window};

    /// The picture's size in pixels: the smallest window the program is made for.
    const PICTURE_SIZE: [u16; 2] = [1280, 800];

    pub const FRONT: Front = Front {
        window: |shell| {
            window::run("Returnbay", |wake| {
                shell.wake_with(wake);
                shell
            })
        },
        screens: || picture::screens(),
        picture: draw,
        has_display: || {
            !cfg!(target_os = "linux")
                || ["DISPLAY", "WAYLAND_DISPLAY"]
                    .iter()
                    .any(|name| std::env::var_os(name).is_some())
        },
    };

    fn draw(shell: &Shell, of: &PictureOf) -> Result<Vec<u8>, String> {
        // What a screen asks depends on the answers before: a list under a figure, say.
        for _ in 0..3 {
            for (view, query) in picture::asks(shell, &of.screen) {
                shell.ask(view, query.clone());
                shell.wait_for_answer(view, &query);
            }
        }
        let drawn = picture::picture(
            shell,
            &of.screen,
            of.language,
            &of.theme,
            of.scale_percent,
            PICTURE_SIZE,
        );
        let drawn = drawn.ok_or_else(|| format!("no screen {}", of.screen))?;
        let mut png = Cursor::new(Vec::new());
        drawn
            .write_to(&mut png, ImageFormat::Png)
            .map_err(|error| error.to_string())?;
        Ok(png.into_inner())
    }
}
