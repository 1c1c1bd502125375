using System.CommandLine;
using Ringfence.Evidence.Engines;
using Ringfence.Evidence.Questions;

namespace Ringfence.Cli.Trail.Engines;

/// <summary>A question to an organisation's engine, as a command.</summary>
internal static class EngineQuestion
{
    /// <param name="connect">Options of the engine, which are added to every question.</param>
    /// <param name="ask">Asks, with the terminal to tell costs on.</param>
    public static IEnumerable<Command> All(
        Func<IEnumerable<Option>> connect,
        Func<ParseResult, TrailQuestion, Terminal, CancellationToken, Task<EngineAnswer>> ask
    ) =>
        QuestionForms
            .All()
            .Append(QuestionForms.Call())
            .Append(QuestionForms.Anomalies())
            .Select(form => Create(form, [.. connect()], ask));

    private static Command Create(
        QuestionForm form,
        IReadOnlyList<Option> connect,
        Func<ParseResult, TrailQuestion, Terminal, CancellationToken, Task<EngineAnswer>> ask
    )
    {
        var options = new QuestionOptions();
        var command = form.Command();
        options.AddWithoutStoreTo(command);
        foreach (var option in connect)
        {
            command.Add(option);
        }

        command.SetAction(
            async (result, cancel) =>
            {
                var question = form.Of(result, options.Scope(result));
                var terminal = Terminal.Of(result);
                EngineAnswer answered;
                try
                {
                    answered = await ask(result, question, terminal, cancel);
                }
                catch (FormatException error)
                {
                    throw new BadInputException(error.Message);
                }

                AnswerOutput.Write(answered.Answer, result.GetValue(options.Format), terminal);
                return form.ExitCode?.Invoke(answered.Answer) ?? ExitCode.Clean;
            }
        );
        return command;
    }
}
