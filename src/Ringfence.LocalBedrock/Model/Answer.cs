namespace Ringfence.LocalBedrock.Model;

/// <summary>What the stand-in answers: text, or a tool call after a few words.</summary>
/// <param name="StopSequence">The sequence that ended it, when one did.</param>
/// <param name="Chunks">In how many pieces to stream the text; null lets the stand-in choose.</param>
internal sealed record Answer(
    string Text,
    ToolUse? Tool,
    StopReason Stop,
    string? StopSequence = null,
    int? Chunks = null
)
{
    public int Tokens =>
        Usage.Tokens(Text.Length) + (Tool is null ? 0 : Usage.Tokens(Tool.Name.Length + Tool.Input.Length));

    /// <summary>The text in the pieces it is streamed in; together they are the text.</summary>
    public IEnumerable<string> Pieces()
    {
        var count = Math.Clamp(Chunks ?? ((Text.Length + 23) / 24), 1, Math.Max(1, Text.Length));
        for (int piece = 0, from = 0; piece < count && Text.Length > 0; piece++)
        {
            var to = (int)((long)Text.Length * (piece + 1) / count);
            if (to < Text.Length && char.IsLowSurrogate(Text[to]))
            {
                to++;
            }

            if (to > from)
            {
                yield return Text[from..to];
                from = to;
            }
        }
    }
}
