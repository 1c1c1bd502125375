using System.Text;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Fixes;

/// <summary>Mends what an audit found, in memory; files on disk are only read.</summary>
public static class Fixer
{
    /// <summary>Writes the fixes of a run's failing findings into the texts of its files.</summary>
    /// <param name="files">As they were audited.</param>
    /// <param name="run">The audit; what is waived in it is left alone.</param>
    /// <param name="options">As it was audited.</param>
    public static FixRun Run(IReadOnlyList<InputFile> files, AuditRun run, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        var fixedFiles = new List<FixedFile>();
        var applied = new List<AppliedFix>();
        var refused = new List<RefusedFix>();
        var byName = files.DistinctBy(file => file.Name).ToDictionary(file => file.Name, StringComparer.Ordinal);
        var fails = run.Findings.Where(finding => finding.Verdict == FindingVerdict.Fail).ToList();
        foreach (var group in fails.GroupBy(finding => finding.Place?.File))
        {
            var whole = group
                .Where(finding => finding.Resource is null || !byName.ContainsKey(group.Key ?? ""))
                .ToList();
            refused.AddRange(
                whole.Select(finding => Refused(finding, "it is no file's alone: what it misses must be chosen by you"))
            );
            var here = group.Except(whole).ToList();
            if (here.Count == 0)
            {
                continue;
            }

            var file = byName[group.Key!];
            if (here[0].Resource!.CdkPath is { } path)
            {
                // A template of an assembly is written anew at the next synthesis.
                refused.AddRange(
                    here.Select(finding =>
                        Refused(
                            finding,
                            $"a CDK app writes this template: change the construct {finding.Resource!.CdkPath ?? path} in its source"
                        )
                    )
                );
                continue;
            }

            var bytes = file.Read().Span;
            var mark = bytes.StartsWith(Encoding.UTF8.Preamble);
            var text = Encoding.UTF8.GetString(mark ? bytes[3..] : bytes);
            var fixer = new FileFixer(file, text, options, here.Select(Standing.KeyOf));
            var after = fixer.Run();
            applied.AddRange(fixer.Applied);
            refused.AddRange(fixer.Refused());
            if (fixer.Applied.Count > 0)
            {
                byte[] content = [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(after)];
                fixedFiles.Add(new FixedFile(file.Name, content));
            }
        }

        return new FixRun(fixedFiles, applied, refused);
    }

    private static RefusedFix Refused(Finding finding, string why) =>
        new(finding.Control.Id, finding.Place?.File, finding.Resource?.LogicalId, why);
}
