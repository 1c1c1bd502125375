namespace Ringfence.Cdk.Emergency;

/// <summary>Who may take the role for emergencies, and until when.</summary>
internal static class EmergencyTrust
{
    /// <summary>Until when it is open as long as nobody opened it: long past.</summary>
    public const string Never = "2000-01-01T00:00:00Z";

    /// <summary>
    /// How old the second factor of whoever takes it may be, in seconds: an hour, for signing in, asking and waiting for
    /// the approval. An older one says who sat down in the morning, not who sits there now.
    /// </summary>
    private const string MfaSeconds = "3600";

    /// <summary>
    /// The trust while it is shut. Opened, its principal is one asker and its end a time to come
    /// (<c>open_role.py</c>); all else stays. The session is called as its user, so that every record of it names a person.
    /// </summary>
    public static Map Shut(IReadOnlyList<string> askers) =>
        Policy.Document(
            new Map
            {
                ["Sid"] = "WhoWasApproved",
                ["Effect"] = "Allow",
                ["Principal"] = Policy.Aws(askers),
                ["Action"] = "sts:AssumeRole",
                ["Condition"] = new Map
                {
                    ["Bool"] = new Map { ["aws:MultiFactorAuthPresent"] = "true" },
                    ["NumericLessThan"] = new Map { ["aws:MultiFactorAuthAge"] = MfaSeconds },
                    ["StringEquals"] = new Map { ["sts:RoleSessionName"] = "${aws:username}" },
                    ["DateLessThan"] = new Map { ["aws:CurrentTime"] = Never },
                },
            }
        );
}
