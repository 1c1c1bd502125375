using System.CommandLine;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary>A question to the evidence store, as a command.</summary>
internal static class QuestionCommand
{
    public static Command Create(QuestionForm form) =>
        Create(
            form.Name,
            form.Description,
            form.Own,
            (result, store, scope) =>
            {
                var answer = TrailQuestions.Answer(store, form.Of(result, scope));
                var unanswerable = form.Unanswerable(result, store, scope).ToList();
                foreach (var problem in unanswerable)
                {
                    Terminal.Of(result).Error.MarkupLineInterpolated($"[yellow]unanswerable:[/] {problem}");
                }

                return unanswerable.Count == 0
                    ? answer
                    : answer with
                    {
                        Parameters = new Dictionary<string, string>(answer.Parameters)
                        {
                            ["unanswerable"] = string.Join("; ", unanswerable),
                        },
                    };
            },
            form.ExitCode
        );

    /// <param name="ask">Answers; <see cref="ArgumentException"/>, <see cref="FormatException"/> are the user's mistakes.</param>
    /// <param name="exitCode">What rows mean: for <c>bypass</c> and <c>anomalies</c> they are findings.</param>
    public static Command Create(
        string name,
        string description,
        IEnumerable<Symbol> own,
        Func<ParseResult, EvidenceStore, Scope, Answer> ask,
        Func<Answer, int>? exitCode = null
    )
    {
        var options = new QuestionOptions();
        var command = new Command(name, description);
        foreach (var symbol in own)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        options.AddTo(command);
        command.SetAction(result =>
        {
            var scope = options.Scope(result);
            using var store = StoreOption.Open(result.GetValue(options.Store)!);
            Answer answer;
            try
            {
                answer = ask(result, store, scope);
            }
            catch (Exception error) when (error is ArgumentException or FormatException or InvalidDataException)
            {
                // Which parameter of the program it was says nothing to whoever typed the command.
                throw new BadInputException(
                    error is ArgumentException { ParamName: { } name }
                        ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
                        : error.Message
                );
            }

            AnswerOutput.Write(answer, result.GetValue(options.Format), Terminal.Of(result));
            return exitCode?.Invoke(answer) ?? ExitCode.Clean;
        });
        return command;
    }
}
