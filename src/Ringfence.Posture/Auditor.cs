using Ringfence.Controls.Facts;
using Ringfence.Posture.Readers;
using Ringfence.Posture.Verdicts;

namespace Ringfence.Posture;

/// <summary>
/// Files × catalogue → findings. Every template is judged in each way its undecided conditions can go, and the answers
/// are merged, so a control never meets a question that the template leaves open. The same input gives the same output.
/// </summary>
public static class Auditor
{
    /// <summary>Audits files together: what one defines, controls find for another.</summary>
    public static AuditRun Run(IReadOnlyList<InputFile> files, AuditOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        options ??= new AuditOptions();
        var read = SourceFiles.Read(files, options);
        return Run(read, options);
    }

    internal static AuditRun Run(SourceFiles read, AuditOptions options)
    {
        var bench = new Bench(options.Controls);
        var answers = new AnswerBook();
        var rounds = read.Sources.Select(source => source.Worlds.Count).DefaultIfEmpty(1).Max();
        for (var round = 0; round < rounds; round++)
        {
            var worlds = read.Sources.Select(source => source.Worlds[round < source.Worlds.Count ? round : 0]).ToList();
            var estate = new Estate(
                Source.Build(read.Sources, worlds),
                options.Expectations,
                [.. options.Unread, .. read.Unread]
            );

            // A template that has no more worlds has been judged; it stands beside the others as it was.
            var judged = new List<Resource>();
            for (var at = 0; at < read.Sources.Count; at++)
            {
                if (round < read.Sources[at].Worlds.Count)
                {
                    judged.AddRange(estate.Templates[at].Resources);
                }
            }

            answers.Add(bench.Judge(judged), worlds, read.Sources);
            answers.Add(bench.Judge(estate), worlds, read.Sources);
            if (round == 0)
            {
                answers.Add(bench.Unasked(estate), worlds, read.Sources);
                answers.Add(ModuleIsShown.In(estate), worlds, read.Sources);
            }
        }

        return new AuditRun(FindingOrder.Sort(answers.Findings(read.Sources), read.Files), read.Files);
    }
}
