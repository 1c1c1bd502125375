namespace Ringfence.Posture.Live;

/// <summary>Something of a running account that was asked for and not read.</summary>
/// <param name="Type">The resource type whose list is not whole: <c>AWS::KMS::Key</c>.</param>
/// <param name="Region">Where; empty for what an account has once.</param>
/// <param name="Code">What AWS said (<c>AccessDeniedException</c>), or why it was not asked (<c>NoListHandler</c>).</param>
/// <param name="Action">The IAM action that would let it be read; null where none would.</param>
public sealed record Gap(string Type, string Region, string Code, string? Action)
{
    /// <summary>The resource that could not be read; null: the list itself is not whole.</summary>
    public string? Identifier { get; init; }

    /// <summary>For a reader of a finding: what was not read, why, and what would mend it.</summary>
    public string Reason =>
        $"{Type}{(Identifier is null ? "" : $" {Identifier}")} could not be read{(Region.Length == 0 ? "" : $" in {Region}")}: {Said}{(Action is null ? "" : $"; allow {Action}")}.";

    /// <summary>Whether AWS was asked: what Cloud Control cannot list is known before.</summary>
    public bool WasAsked => Code != NoListHandler;

    internal const string NoListHandler = "NoListHandler";

    private string Said =>
        Code switch
        {
            NoListHandler => "Cloud Control cannot list this type; audit the template that makes it",
            _ => Code,
        };
}
