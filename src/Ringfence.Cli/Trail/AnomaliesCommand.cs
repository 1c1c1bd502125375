using System.CommandLine;
using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail anomalies</c>: every detection over the store.</summary>
internal static class AnomaliesCommand
{
    public static Command Create()
    {
        var severity = new Option<Severity>("--severity")
        {
            Description = "Nothing below this",
            DefaultValueFactory = _ => Severity.Low,
        };
        var only = new Option<string?>("--detection") { Description = "One detection by its id" };
        return QuestionCommand.Create(
            "anomalies",
            $"What deserves a look, worst first, each with why, what to look at next, ATT&CK technique and paragraphs. Exit code 1 when there is any.\n\nDetections: {string.Join(", ", Anomalies.Ids)}.\n\nExample:\n  ringfence trail anomalies --severity high --from 2026-06-01",
            [severity, only],
            (result, store, scope) =>
            {
                var id = result.GetValue(only);
                return id is not null && !Anomalies.Ids.Contains(id)
                    ? throw new BadInputException(
                        $"--detection: there is none called '{id}'; there are {string.Join(", ", Anomalies.Ids)}"
                    )
                    : Anomalies.Find(store, result.GetValue(severity), id, scope);
            },
            answer => answer.Rows.Count > 0 ? ExitCode.Findings : ExitCode.Clean
        );
    }
}
