using System.Globalization;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Engines;

/// <summary>
/// The questions that need no parameter to be asked, as views without a page: <c>who</c> (each call once), <c>timeline</c> (every layer's
/// row; a call is its rows of one request id), <c>bypass</c> and <c>usage</c>.
/// </summary>
internal static class QuestionViews
{
    public static IReadOnlyList<(string Name, string Select)> Of(EngineDialect dialect)
    {
        var always = new Scope();
        return
        [
            ("who", LayerSql.Rows(dialect, [], once: true, always, paged: false)),
            ("timeline", LayerSql.Rows(dialect, [], once: false, always, paged: false)),
            (
                "bypass",
                BypassSql
                    .Text(dialect, always, paged: false)
                    .Replace(
                        ":window",
                        ((long)TrailRange.DefaultWindow.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
            ),
            ("usage", UsageSql.Text(dialect, always, paged: false)),
        ];
    }
}
