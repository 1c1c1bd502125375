using System.Globalization;
using System.Text;

namespace Ringfence.LocalBedrock.Model;

/// <summary>
/// The stand-in for a language model: the same prompt gives the same answer, and the answer says that no model gave it.
/// </summary>
internal static class StandIn
{
    private const string Identifiers =
        "Patient Maria Gonzalez-Reyes, born 1961-04-09, MRN 00482913, SSN 219-09-9999, member id XJH-4471-2209, "
        + "phone (202) 555-0143, email maria.gonzalez@example.com, 1600 Example Avenue, Springfield, IL 62701, "
        + "seen 2026-03-14 by Dr. Samuel Okonkwo; portal https://portal.example.com/p/482913, last seen from 192.0.2.44. "
        + "All of this is made up.";

    private static readonly string[] Filler =
        "the quick stand-in repeats a plain sentence so that an answer can be as long as it was asked to be".Split(' ');

    /// <param name="modelId">As the caller named it.</param>
    /// <param name="toolUseId">Makes the id of a tool call.</param>
    public static Answer Answer(string modelId, Prompt prompt, Func<string> toolUseId)
    {
        var (text, tool) = ToolToCall(prompt) is { } called
            ? (
                $"I will call {called.Name}.",
                new ToolUse(toolUseId(), called.Name, prompt.Directives.Input ?? SampleInput.For(called.Schema))
            )
            : (Say(modelId, prompt), null);
        return Bound(text, tool, prompt);
    }

    private static Tool? ToolToCall(Prompt prompt)
    {
        if (prompt.Directives.Tool is { } told)
        {
            return prompt.Tools.FirstOrDefault(tool => tool.Name == told) ?? new(told, default);
        }

        if (prompt.Tools.Count == 0 || prompt.ToolChoice is ToolChoice.None)
        {
            return null;
        }

        if (prompt.ToolChoice is ToolChoice.Required)
        {
            return prompt.Tools.FirstOrDefault(tool => tool.Name == prompt.ToolNamed) ?? prompt.Tools[0];
        }

        // Left to itself it calls a tool when asked for one by name, or for "a tool"; not again once it has the result.
        return prompt.ToolResultCharacters is not null ? null
            : prompt.Tools.FirstOrDefault(tool => prompt.Asked.Contains(tool.Name, StringComparison.OrdinalIgnoreCase))
                is { } named
                ? named
            : prompt.Asked.Contains("tool", StringComparison.OrdinalIgnoreCase) ? prompt.Tools[0]
            : null;
    }

    private static string Say(string modelId, Prompt prompt)
    {
        var directives = prompt.Directives;
        if (directives.Say is { } said)
        {
            return Lengthen(said, directives.Words);
        }

        if (directives.Echo)
        {
            return Lengthen(prompt.Asked, directives.Words);
        }

        if (prompt.AnswerSchema is { } schema)
        {
            return SampleInput.For(schema);
        }

        var words = prompt.Asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"This is the LocalBedrock stand-in for {modelId}, not a real model. "
        );
        text.Append(CultureInfo.InvariantCulture, $"You asked with {words} {(words == 1 ? "word" : "words")}.");
        if (prompt.Turns > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $" It was turn {prompt.Turns} of this conversation.");
        }

        if (prompt.ToolResultCharacters is { } length)
        {
            text.Append(CultureInfo.InvariantCulture, $" The tool answered with {length} characters.");
        }

        if (directives.Phi)
        {
            text.Append(' ').Append(Identifiers);
        }

        return Lengthen(text.ToString(), directives.Words);
    }

    private static string Lengthen(string text, int? words)
    {
        var missing = (words ?? 0) - text.Count(character => character == ' ') - 1;
        if (missing <= 0)
        {
            return text;
        }

        var longer = new StringBuilder(text);
        for (var word = 0; word < missing; word++)
        {
            longer.Append(' ').Append(Filler[word % Filler.Length]);
        }

        return longer.ToString();
    }

    /// <summary>Ends the answer where the request says that it must end.</summary>
    private static Answer Bound(string text, ToolUse? tool, Prompt prompt)
    {
        var chunks = prompt.Directives.Chunks;
        foreach (var sequence in prompt.StopSequences)
        {
            var at = sequence.Length > 0 ? text.IndexOf(sequence, StringComparison.Ordinal) : -1;
            if (at >= 0)
            {
                return new(text[..at], null, StopReason.StopSequence, sequence, chunks);
            }
        }

        if (prompt.MaxTokens is { } most && Usage.Tokens(text.Length) > most)
        {
            return new(text[..(most * 4)], null, StopReason.MaxTokens, Chunks: chunks);
        }

        return new(text, tool, tool is null ? StopReason.EndTurn : StopReason.ToolUse, Chunks: chunks);
    }
}
