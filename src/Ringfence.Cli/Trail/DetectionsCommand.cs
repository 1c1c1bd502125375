using System.CommandLine;
using System.Text;
using Ringfence.Evidence.Detections;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail detections</c>: the page of every detection. A test holds it fresh.</summary>
internal static class DetectionsCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--out") { Description = "Where the page goes [default: standard output]" };
        var command = new Command(
            "detections",
            "Every detection of `trail anomalies`: severity, why, how it decides, what to look at next, ATT&CK, paragraphs, controls.\n\nExample:\n  ringfence trail detections --out docs/detections.md"
        )
        {
            output,
        };
        command.SetAction(result =>
        {
            if (result.GetValue(output) is { } path)
            {
                File.WriteAllText(path, DetectionBook.Markdown(), new UTF8Encoding(false));
            }
            else
            {
                Terminal.Of(result).Raw.Write(DetectionBook.Markdown());
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
