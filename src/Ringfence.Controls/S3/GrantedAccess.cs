using System.Collections.Frozen;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.S3;

/// <summary>Whom an Allow of a bucket policy lets in.</summary>
internal static class GrantedAccess
{
    // Elastic Load Balancing writes access logs from accounts of its own. ELB User Guide, "Enable access logs".
    private static readonly FrozenSet<string> LoadBalancers = FrozenSet.Create(
        StringComparer.Ordinal,
        "127311923021",
        "033677994240",
        "027434742980",
        "797873946194",
        "098369216593",
        "754344448648",
        "589379963580",
        "718504428378",
        "383597477331",
        "600734575887",
        "114774131450",
        "783225319266",
        "582318560864",
        "985666609251",
        "054676820928",
        "156460612806",
        "652711504416",
        "635631232127",
        "009996457667",
        "897822967062",
        "076674570225",
        "507241528517",
        "048591011584",
        "190560391635"
    );

    /// <summary>It lets in everyone, a whole account, or a service for whoever asks it.</summary>
    public static Truth IsTooWide(PolicyStatement statement)
    {
        if (statement.Principals.Negated)
        {
            return statement.Granting;
        }

        var narrowed = CallerConditions.Narrow(statement);
        var wide = statement.Principals.Source.IsUnresolved ? Truth.Unknown : Truth.No;
        foreach (var (kind, value) in statement.Principals.All)
        {
            wide |= kind switch
            {
                "AWS" or "*" => IsAccount(value) & !narrowed,
                "Service" => !narrowed,
                _ => Truth.No,
            };
        }

        return statement.Granting & wide;
    }

    private static Truth IsAccount(PropertyValue principal)
    {
        if (principal.Kind == PropertyKind.Reference)
        {
            return Truth.No;
        }

        var text = principal.Text;
        if (principal.IsUnresolved)
        {
            return Truth.Unknown;
        }

        var account =
            text.EndsWith(":root", StringComparison.Ordinal) ? ArnText.Parts(text).ElementAtOrDefault(4) ?? ""
            : text.Length == 12 && text.All(char.IsAsciiDigit) ? text
            : "";
        return text == "*" || text == "${AWS::AccountId}" || (account.Length > 0 && !LoadBalancers.Contains(account));
    }
}
