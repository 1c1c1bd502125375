using Ringfence.Posture.CloudFormation;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture;

/// <summary>The files of a run, read.</summary>
/// <param name="Sources">What can be judged.</param>
/// <param name="Files">Every file, with what is wrong with it.</param>
internal sealed record SourceFiles(IReadOnlyList<Source> Sources, IReadOnlyList<AuditedFile> Files)
{
    public static SourceFiles Read(IReadOnlyList<InputFile> inputs, AuditOptions options)
    {
        var sources = new List<Source>();
        var files = new List<AuditedFile>();
        for (var at = 0; at < inputs.Count; at++)
        {
            Read(inputs[at], options, sources, files);
            options.Progress?.Invoke(at + 1, inputs.Count);
        }

        return new SourceFiles(sources, files);
    }

    private static void Read(InputFile input, AuditOptions options, List<Source> sources, List<AuditedFile> files)
    {
        try
        {
            var documents = Document.Read(input.Read());
            var before = sources.Count;
            var resources = 0;
            var problems = new List<SourceProblem>();
            for (var at = 0; at < documents.Count; at++)
            {
                // Several documents of one file are told apart by their number.
                var name = at == 0 ? input.Name : $"{input.Name}#{at + 1}";
                if (Recognition.IsTemplate(documents[at]))
                {
                    var model = new TemplateModel(name, documents[at], options.Parameters);
                    resources += model.Resources.Count;
                    problems.AddRange(model.Problems);
                    sources.Add(new Source(model));
                }
            }

            if (sources.Count > before)
            {
                files.Add(
                    new AuditedFile(
                        input.Name,
                        resources,
                        problems.Count == 0 ? null : string.Join("; ", problems.Select(Say))
                    )
                );
            }
            else if (input.Named)
            {
                files.Add(new AuditedFile(input.Name, 0, Recognition.Unrecognised));
            }
        }
        catch (UnreadableException error) when (input.Named || Recognition.LooksLikeTemplate(input))
        {
            files.Add(new AuditedFile(input.Name, 0, Say(new SourceProblem(error.Message, error.Line, error.Column))));
        }
        catch (UnreadableException)
        {
            // Something else that lies in the directory.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            files.Add(new AuditedFile(input.Name, 0, $"could not be read: {error.Message}"));
        }
    }

    private static string Say(SourceProblem problem) =>
        problem.Line > 0 ? $"line {problem.Line}, column {problem.Column}: {problem.Message}" : problem.Message;
}
