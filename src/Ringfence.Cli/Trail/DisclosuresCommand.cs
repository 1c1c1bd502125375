using System.CommandLine;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Subjects;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail disclosures</c>: the accounting that a person may ask for (45 CFR 164.528).</summary>
internal static class DisclosuresCommand
{
    public static Command Create()
    {
        var subject = SubjectOption.Create();
        var purposes = new Option<FileInfo?>("--purposes")
        {
            Description =
                "{\"recipient\":\"…\",\"teams\":{\"oncology\":\"treatment\"},\"applications\":{\"trial-matching\":\"research\"}}; without it nothing is exempt",
        };
        var data = SharedOptions.Data();
        var options = new QuestionOptions();
        var command = new Command(
            "disclosures",
            $"The accounting of disclosures of one person's protected health information to a model, over at most six years (45 CFR 164.528): when, to whom, what, why; what is exempt, and by which exemption ({string.Join(", ", Purposes.Exempt.Keys)}); and what cannot be known.\n\nExample:\n  ringfence trail disclosures --subject mrn:UH-48213377 --purposes purposes.json"
        )
        {
            subject,
            purposes,
            data,
            options.Times.From,
            options.Times.To,
            options.Limit,
            options.After,
            options.Format,
        };
        command.SetAction(result =>
        {
            var scope = options.Scope(result);
            var found = SubjectCalls.Read(
                new DataDirectory(result.GetValue(data)!),
                SubjectOption.Read(result.GetValue(subject)!)
            );
            var asked = TimeProvider.System.GetUtcNow();
            Answer answer;
            try
            {
                answer = Accounting.Of(
                    found.Calls,
                    found.Digests,
                    Read(result.GetValue(purposes)),
                    asked,
                    found.Verified,
                    scope
                ) with
                {
                    Notes = NotKnown(found, asked, scope),
                };
            }
            catch (Exception error) when (error is FormatException or InvalidDataException)
            {
                throw new BadInputException(error.Message);
            }

            var terminal = Terminal.Of(result);
            var format = result.GetValue(options.Format);
            AnswerOutput.Write(format == AnswerFormat.Table ? Narrow(answer) : answer, format, terminal);
            return ExitCode.Clean;
        });
        return command;
    }

    private static List<string> NotKnown(SubjectCalls found, DateTimeOffset asked, Scope scope) =>
        [.. Accounting.Limits(found.Calls, found.EpochNames, asked, scope).Select(limit => $"not known: {limit}")];

    // What fits a terminal; json and csv have every column, the recipient with address among them.
    private static Answer Narrow(Answer answer)
    {
        string[] shown = ["time", "accountable", "what", "purpose", "because", "user", "team", "model"];
        var at = shown.Select(column => answer.Columns.ToList().IndexOf(column)).ToList();
        return answer with
        {
            Columns = shown,
            Rows = [.. answer.Rows.Select(row => at.Select(column => row[column]).ToArray())],
        };
    }

    private static Purposes Read(FileInfo? file) =>
        file is null ? Purposes.None
        : file.Exists ? Purposes.Read(file.FullName)
        : throw new BadInputException($"--purposes: there is no file '{file.FullName}'");
}
