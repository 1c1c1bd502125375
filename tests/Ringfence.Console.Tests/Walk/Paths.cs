using Ringfence.Console.SignIn;

namespace Ringfence.Console.Tests.Walk;

/// <summary>The pages that are walked. A new page is a line here.</summary>
internal static class Paths
{
    /// <param name="call">A call that the viewer may see.</param>
    /// <param name="made">Pages of what the test made before.</param>
    public static IEnumerable<string> For(Role role, string call, params string[] made) =>
        [
            "/",
            "/calls",
            "/calls?person=a.okafor&outcome=success",
            $"/calls/{call}",
            "/ledger",
            "/ledger?entry=0",
            "/try",
            "/audit",
            "/usage",
            "/usage/first-seen",
            "/policy",
            "/people?person=r.meyer",
            "/controls",
            "/controls/bucket-has-versioning",
            "/frameworks/hipaa",
            "/no-such-page",
            .. made,
            .. role >= Role.Auditor
                ? (string[])
                    [
                        "/evidence",
                        "/evidence?question=who&by=person&value=a.okafor",
                        "/evidence?question=anomalies",
                        "/anomalies",
                        "/packs",
                        "/disclosures",
                        "/audit/last",
                        "/audit/registers",
                    ]
                : [],
            .. role >= Role.Administrator ? (string[])[$"/calls/{call}/content"] : [],
        ];
}
