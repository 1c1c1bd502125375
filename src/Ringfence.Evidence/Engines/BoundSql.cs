using System.Globalization;
using System.Text;

namespace Ringfence.Evidence.Engines;

/// <summary>
/// A question's SQL with its parameters in place. Numbers are written into it; a text never is: it goes beside the SQL, so that no value
/// can become SQL.
/// </summary>
/// <param name="Text">The SQL.</param>
/// <param name="Values">The texts, in the order in which they stand in the SQL, by name.</param>
internal sealed record BoundSql(string Text, IReadOnlyList<(string Name, string Value)> Values)
{
    /// <param name="sql">With <c>:name</c> where a parameter stands.</param>
    /// <param name="placeholder">What the engine wants in a text's place.</param>
    /// <exception cref="KeyNotFoundException">A parameter has no value: the definition is wrong.</exception>
    public static BoundSql Of(string sql, IReadOnlyDictionary<string, object?> values, Func<string, string> placeholder)
    {
        var text = new StringBuilder(sql.Length);
        var texts = new List<(string, string)>();
        for (var at = 0; at < sql.Length; at++)
        {
            if (sql[at] is '\'' or '"')
            {
                var end = sql.IndexOf(sql[at], at + 1);
                text.Append(sql, at, end - at + 1);
                at = end;
                continue;
            }

            if (sql[at] != ':' || at + 1 == sql.Length || !char.IsAsciiLetter(sql[at + 1]))
            {
                text.Append(sql[at]);
                continue;
            }

            var from = at + 1;
            while (at + 1 < sql.Length && (char.IsAsciiLetterOrDigit(sql[at + 1]) || sql[at + 1] == '_'))
            {
                at++;
            }

            var name = sql[from..(at + 1)];
            if (values[name] is string value)
            {
                texts.Add((name, value));
                text.Append(placeholder(name));
            }
            else
            {
                text.Append(Convert.ToString(values[name], CultureInfo.InvariantCulture));
            }
        }

        return new(text.ToString(), texts);
    }
}
