using Ringfence.Console.SignIn;

namespace Ringfence.Console;

/// <summary>The console (section <c>Console</c>).</summary>
public sealed class ConsoleOptions
{
    /// <summary>The path that everything of the console lies below.</summary>
    public const string Prefix = "/console";

    /// <summary>Whether there is a console.</summary>
    /// <value><c>up</c>: true; <c>gateway</c>: false.</value>
    public bool Enabled { get; set; }

    /// <summary>Where browsers reach the listener, e.g. <c>https://gateway.example.com</c>: the redirect URI is made of it. Needed with <see cref="Oidc"/>.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Host names that requests may name beside that of <see cref="PublicUrl"/> and loopback's; others are refused (DNS rebinding).</summary>
    /// <value>None.</value>
    public string[] Hosts { get; set; } = [];

    /// <summary>The evidence store; made where there is none.</summary>
    public string Store { get; set; } = "";

    /// <summary>What is read into the store beside the ledger: directories and <c>s3://</c> places of CloudTrail, digests and invocation logs.</summary>
    /// <value>None.</value>
    public string[] Sources { get; set; } = [];

    /// <summary>Where the console keeps what is its own: audits that were run, packs that were built.</summary>
    public string Directory { get; set; } = "";

    /// <summary>
    /// Results of audits (<c>ringfence audit PATH --all --format json</c>) that the audit page shows and packs take: files, and folders of one
    /// estate's results over time, whose newest stands. Those that do not exist yet are passed over.
    /// </summary>
    /// <value>None.</value>
    public string[] Posture { get; set; } = [];

    /// <summary>The file of accepted risks (<c>audit --waivers</c>).</summary>
    /// <value>None.</value>
    public string Waivers { get; set; } = "";

    /// <summary>The register that <c>ringfence attest</c> writes.</summary>
    /// <value>None.</value>
    public string Attestations { get; set; } = "";

    /// <summary>For which purpose a team or an application uses protected health information (<c>trail disclosures --purposes</c>).</summary>
    /// <value>None: no disclosure is exempt.</value>
    public string Purposes { get; set; } = "";

    /// <summary>What models cost a million tokens (<c>trail usage --prices</c>).</summary>
    /// <value>None: no cost is shown.</value>
    public string Prices { get; set; } = "";

    /// <summary>What a team may spend in a calendar month (UTC), in the currency of <see cref="Prices"/>. It is shown; quotas are what refuses.</summary>
    /// <value>None.</value>
    public Dictionary<string, double> Budgets { get; set; } = [];

    /// <summary>
    /// Whether what was asked and answered is kept, sealed, as far as the invocation logs of <see cref="Sources"/> hold it, and shown to
    /// those with <see cref="ContentRole"/>; each look is an entry of its own. Never under zero data retention (decision 0024).
    /// </summary>
    /// <value>False: nothing of a body is stored, and none is shown.</value>
    public bool KeepContent { get; set; }

    /// <summary>The least role that may look at content, of calls that it sees at all.</summary>
    /// <value>Administrator.</value>
    public Role ContentRole { get; set; } = Role.Administrator;

    /// <summary>How long a session lives without a request (45 CFR 164.312(a)(2)(iii)).</summary>
    /// <value>30 minutes.</value>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lives whatever happens.</summary>
    /// <value>12 hours.</value>
    public TimeSpan SessionMost { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How often the whole ledger is verified, beside its new entries every few seconds. One that takes long rests nine times as long.</summary>
    /// <value>1 hour.</value>
    public TimeSpan VerifyWholeEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The identity provider; without one, one-time links are the only way in.</summary>
    public OidcOptions Oidc { get; set; } = new();

    /// <summary>Whether browsers reach it by TLS alone, wherever that ends: before a load balancer's plain request, or at the listener.</summary>
    internal bool IsSecure => PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Everything wrong with these values, a sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (Store.Length == 0)
        {
            yield return "Console:Store is empty; say where the evidence store is to be kept.";
        }
        if (Budgets.Count > 0 && Prices.Length == 0)
        {
            yield return "Console:Budgets are given without Console:Prices; say what models cost.";
        }
        foreach (var (team, budget) in Budgets.Where(budget => budget.Value is not (> 0 and < 1e12)))
        {
            yield return $"Console:Budgets:{team} is {budget}; it must be more than 0.";
        }
        if (
            PublicUrl.Length > 0
            && !(
                Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url)
                && OidcOptions.Allows(url)
                && url.AbsolutePath == "/"
            )
        )
        {
            yield return $"Console:PublicUrl is '{PublicUrl}'; it must be an https address without a path (http for loopback alone).";
        }
        if (SessionIdle < TimeSpan.FromMinutes(1) || SessionIdle > SessionMost || SessionMost > TimeSpan.FromDays(1))
        {
            yield return $"Console:SessionIdle is {SessionIdle} and SessionMost {SessionMost}; allowed is 00:01:00 ≤ SessionIdle ≤ SessionMost ≤ 1.00:00:00.";
        }
        if (VerifyWholeEvery < TimeSpan.FromMinutes(1) || VerifyWholeEvery > TimeSpan.FromDays(7))
        {
            yield return $"Console:VerifyWholeEvery is {VerifyWholeEvery}; allowed is 00:01:00 to 7.00:00:00.";
        }
        if (!Enum.IsDefined(ContentRole))
        {
            yield return $"Console:ContentRole is {ContentRole}; allowed are {string.Join(", ", Enum.GetNames<Role>())}.";
        }
        if (Oidc.IsConfigured)
        {
            if (PublicUrl.Length == 0)
            {
                yield return "Console:PublicUrl is empty; with Console:Oidc it is needed, for the redirect URI is made of it.";
            }
            foreach (var problem in Oidc.Problems())
            {
                yield return problem;
            }
        }
    }
}
