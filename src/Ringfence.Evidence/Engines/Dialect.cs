using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Engines;

/// <summary>
/// What the engines write differently. A question is defined once, in these words, and so its SQL cannot drift apart between the store on
/// one machine and an organisation's engine. Parameters stand in it as <c>:name</c>.
/// </summary>
internal abstract class Dialect
{
    /// <summary>Whether the engine looks things up row by row through indexes (the store), or joins whole relations.</summary>
    public abstract bool LooksUp { get; }

    /// <summary>A shared value as text.</summary>
    /// <param name="column">With its alias: <c>e.person</c>.</param>
    public abstract string Text(string column);

    /// <summary>That a column equals a parameter.</summary>
    public abstract string Is(string column, ColumnKind kind, string parameter);

    /// <summary>That a column is of a parameter's pattern.</summary>
    public abstract string Matches(string column, ColumnKind kind, string parameter);

    /// <summary>The value of a pattern's parameter; in <paramref name="pattern"/> only <c>*</c> has a meaning.</summary>
    public abstract string Pattern(string pattern);

    /// <summary>That a text is like a pattern of <c>%</c>, case and all.</summary>
    public abstract string Like(string text, string pattern);

    /// <summary>That a row lies in the scope. Relations by day are also bounded by day, for engines that read by day.</summary>
    /// <param name="slack">By how much the bounds are widened, for records of the same call in another layer.</param>
    public abstract string During(string alias, string relation, Scope scope, TimeSpan slack = default);

    /// <summary>Milliseconds since 1970 as <c>2026-06-11</c>, UTC.</summary>
    public abstract string Day(string milliseconds);

    /// <summary>Nothing, of a kind.</summary>
    public abstract string Null(ColumnKind kind);

    /// <summary>Rows of <c>:limit</c> from <c>:offset</c> on.</summary>
    public abstract string Page { get; }

    /// <summary>Where a row comes from and how far it is proven, under the names <c>file</c> and, where there is one, <c>mark</c>.</summary>
    public abstract string Source(string alias);

    /// <summary>The file of a row that has <see cref="Source"/>.</summary>
    public abstract string File(string alias);

    /// <summary>The number of the mark of a row that has <see cref="Source"/>.</summary>
    public abstract string MarkNumber(string alias);

    /// <summary>Model calls that no gateway explains, as <paramref name="alias"/>, with all columns of <c>event</c>.</summary>
    public abstract string Unexplained(string alias);

    /// <summary>The time of a row of <see cref="Unexplained"/>, where rows are found and ordered by it.</summary>
    public virtual string UnexplainedTime(string alias) => $"{alias}.time";

    /// <summary>One whole number by another, without the fraction.</summary>
    public virtual string Divided(string number, string by) => $"({number}) / {by}";

    /// <summary>A number that is not negative, without its fraction.</summary>
    public abstract string Whole(string number);

    /// <summary>A whole number as text.</summary>
    public virtual string Digits(string number) => $"CAST({number} AS varchar)";

    /// <summary>The different values of a group in order, separated by commas.</summary>
    public abstract string Different(string values);
}
