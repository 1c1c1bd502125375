using System.Globalization;
using System.Text;
using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Detections;

/// <summary>The page of every detection, written from the library.</summary>
public static class DetectionBook
{
    /// <summary>Markdown.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Detections

            Written by `ringfence trail detections --out docs/detections.md`; a test holds it fresh. {DetectionLibrary.All.Count} detections over the evidence store (`ringfence trail anomalies`), and {Unexpected.All.Count} that need a file of what is expected (`--expected`). Each finding says why it matters, what to look at next, the MITRE ATT&CK technique, the paragraphs that it bears on, and the controls that it leaves in doubt until somebody has looked.

            Sigma rules for CloudTrail run beside them: `ringfence trail anomalies --sigma DIR`.

            """
        );
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
        {
            var all = DetectionLibrary.All.Concat(Unexpected.All).Where(one => one.Severity == severity).ToList();
            if (all.Count == 0)
            {
                continue;
            }

            page.Append(CultureInfo.InvariantCulture, $"\n## {severity}\n");
            foreach (var one in all)
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"""

                    ### {one.Id}
                    {one.Title}. {one.Why}

                    | | |
                    |---|---|
                    | how it decides | {one.Method.Replace("|", "\\|", StringComparison.Ordinal)} |
                    | look at | {one.Next} |
                    | ATT&CK | [{one.Attack}](https://attack.mitre.org/techniques/{one.Attack.Replace('.', '/')}/) |
                    | paragraphs | {one.Controls} |
                    | controls in doubt | {string.Join(
                        ", ",
                        ConcernedControls.Of(one.Id).Select(id => $"[{id}](controls/{id}.md)")
                    )} |

                    """
                );
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }
}
