using System.Text;
using Ringfence.Posture;
using Ringfence.Posture.Readers;
using Ringfence.Tests.Controls;

namespace Ringfence.Tests.Posture;

/// <summary>Templates as they are found in public repositories.</summary>
public class WildCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Real_templates_are_audited_without_an_error()
    {
        if (!Corpus.IsHere)
        {
            output.WriteLine(Corpus.Absent);
            return;
        }

        var inputs = Corpus
            .Lines("wild-dev.jsonl")
            .Select(line => new InputFile(
                $"{line.GetProperty("id").GetString()}/{line.GetProperty("file").GetString()}",
                Named: true
            )
            {
                Content = Encoding.UTF8.GetBytes(line.GetProperty("text").GetString()!),
            })
            .ToList();
        Assert.NotEmpty(inputs);

        var resources = 0;
        foreach (var input in inputs)
        {
            var run = Auditor.Run([input]);
            resources += run.Files[0].Resources;
            Assert.True(run.Files[0].Error is null, $"{input.Name}: {run.Files[0].Error}");
            Assert.DoesNotContain(run.Findings, finding => finding.Reason.Contains("is broken and could not judge"));
        }

        output.WriteLine($"{inputs.Count} templates, {resources} resources");
        Assert.Equal(inputs.Count, Auditor.Run(inputs).Files.Count);
    }
}
