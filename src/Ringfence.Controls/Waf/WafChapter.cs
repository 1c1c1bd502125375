namespace Ringfence.Controls.Waf;

/// <summary>AWS WAF: web ACLs.</summary>
internal static class WafChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [new FirewallWritesLogs()];
}
