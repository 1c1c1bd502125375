using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Ringfence.Cli.ClaudeCode;

/// <summary><c>ringfence claude-code settings</c>: the managed settings file that passes the audit's controls.</summary>
internal static class SettingsCommand
{
    public static Command Create()
    {
        var options = new SettingsOptions();
        var output = new Option<string?>("--out") { Description = "The file to write [default: standard output]" };
        var command = new Command(
            "settings",
            "Writes managed-settings.json for Claude Code behind the gateway: protected paths denied, transcripts purged, bypass off, content out of telemetry. The controls of Claude Code pass it.\n\nExample:\n  ringfence claude-code settings --gateway https://gateway.example.org --phi-path /mnt/phi --out managed-settings.json"
        );
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.Options.Add(output);
        command.SetAction(
            async (result, cancellation) =>
            {
                var json = Text(options.Read(result).ToJson());
                var terminal = Terminal.Of(result);
                if (result.GetValue(output) is not { } file)
                {
                    terminal.Raw.Write(json);
                    return ExitCode.Clean;
                }

                await File.WriteAllTextAsync(file, json, cancellation);
                terminal.Error.MarkupLineInterpolated(
                    $"Wrote {file}. Deliver it, owned by root or SYSTEM, to /etc/claude-code/ (Linux, WSL), /Library/Application Support/ClaudeCode/ (macOS) or C:\\Program Files\\ClaudeCode\\ (Windows)."
                );
                return ExitCode.Clean;
            }
        );
        return command;
    }

    private static string Text(JsonObject settings)
    {
        using var buffer = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            settings.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
