using Microsoft.AspNetCore.Http;
using Ringfence.Console.Book;
using Ringfence.Controls;

namespace Ringfence.Console.Audits;

/// <summary>Which findings are looked at: <c>?severity=High&amp;framework=hipaa&amp;service=S3</c>.</summary>
/// <param name="Least">Nothing below this severity.</param>
/// <param name="Framework">Its id; empty: any.</param>
/// <param name="Service">Its name in the catalogue; empty: any.</param>
public sealed record FindingFilter(Severity Least, string Framework, string Service)
{
    /// <summary>As a query says it; what it does not say, or says otherwise, narrows nothing.</summary>
    public static FindingFilter Of(IQueryCollection query) =>
        new(
            Enum.TryParse<Severity>(query["severity"], ignoreCase: true, out var least) && Enum.IsDefined(least)
                ? least
                : Severity.Low,
            query["framework"].ToString(),
            query["service"].ToString()
        );

    /// <summary>Whether it lets a finding through.</summary>
    public bool Takes(Severity severity, Control control) =>
        severity >= Least
        && (Framework.Length == 0 || control.Cites.Any(cite => cite.Framework.Id == Framework))
        && (Service.Length == 0 || BookQuery.ServiceOf(control) == Service);
}
