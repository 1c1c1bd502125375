namespace Ringfence.Controls.Lex;

/// <summary>Amazon Lex bots.</summary>
internal static class LexChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [new ConversationLogsAreUnderOwnKey()];
}
