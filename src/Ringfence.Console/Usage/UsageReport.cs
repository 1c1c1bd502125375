using System.Globalization;
using Ringfence.Console.Follow;
using Ringfence.Console.Shell;
using Ringfence.Console.SignIn;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Console.Usage;

/// <summary>Calls, tokens and what they cost, of a span of days, of the teams that somebody may see.</summary>
internal sealed class UsageReport(EvidencePlaces places, ConsoleOptions options, TimeProvider time)
{
    // A year of a hundred teams with ten models each has fewer; what goes beyond is said.
    private const int Most = 20_000;

    /// <summary>What was used, and what it cost.</summary>
    /// <param name="Cost">Null where no price is known.</param>
    public sealed record Line(RecordedUse.Line Use, double? Cost);

    /// <summary>What a team may spend in this month, and has.</summary>
    public sealed record Budget(string Team, double Amount, double Used)
    {
        public double Part => Used / Amount;
    }

    /// <param name="Cut">Whether there were more lines than were read.</param>
    /// <param name="HasPrices">Whether costs are known at all.</param>
    /// <param name="Problem">Why the file of prices cannot be used; null when it can, or there is none.</param>
    public sealed record Report(
        DateOnly From,
        DateOnly To,
        IReadOnlyList<Line> Lines,
        IReadOnlyList<Budget> Budgets,
        bool Cut,
        bool HasPrices,
        string? Problem
    );

    /// <summary>The days, both inclusive; by default the last thirty.</summary>
    public Report Of(Person person, DateOnly? from, DateOnly? to)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var last = to ?? today;
        var first = from is { } given && given <= last ? given : last.AddDays(-29);
        var (prices, problem) = Prices();
        if (!File.Exists(places.Store))
        {
            return new(first, last, [], [], false, prices.Count > 0, problem);
        }
        using var store = EvidenceStore.OpenReadOnly(places.Store);
        var (lines, cut) = Read(store, person, first, last, prices);
        List<Budget> budgets = [];
        if (options.Budgets.Count > 0 && prices.Count > 0)
        {
            var (month, _) = Read(store, person, new(today.Year, today.Month, 1), today, prices);
            budgets.AddRange(
                options
                    .Budgets.Where(budget => person.MaySee(budget.Key))
                    .OrderBy(budget => budget.Key, StringComparer.Ordinal)
                    .Select(budget => new Budget(
                        budget.Key,
                        budget.Value,
                        month.Where(line => line.Use.Team == budget.Key).Sum(line => line.Cost ?? 0)
                    ))
            );
        }
        return new(first, last, lines, budgets, cut, prices.Count > 0, problem);
    }

    private static (IReadOnlyList<Line> Lines, bool Cut) Read(
        EvidenceStore store,
        Person person,
        DateOnly first,
        DateOnly last,
        IReadOnlyDictionary<string, ModelPrice> prices
    )
    {
        var scope = new Scope(FormText.Start(first), FormText.Start(last.AddDays(1)), Most);
        var through = RecordedUse.Of(store, person.Sees, scope);
        var lines = through.Select(line => Priced(line, prices)).ToList();
        if (person.Sees is null)
        {
            // What went around the gateway is AWS's to tell, and no team's.
            lines.AddRange(
                TrailQuestions
                    .Usage(store, prices, scope)
                    .Rows.Where(row => (string?)row[1] == "(around the gateway)")
                    .Select(row =>
                        Priced(
                            new(
                                Text(row[0]),
                                Text(row[1]),
                                "(unknown)",
                                Text(row[2]),
                                Number(row[3]),
                                Number(row[4]),
                                Number(row[5])
                            ),
                            prices
                        )
                    )
            );
        }
        return (lines, through.Count == Most);
    }

    private (IReadOnlyDictionary<string, ModelPrice> Prices, string? Problem) Prices()
    {
        try
        {
            return options.Prices.Length > 0 && File.Exists(options.Prices)
                ? (ModelPrice.Read(options.Prices), null)
                : (new Dictionary<string, ModelPrice>(), null);
        }
        catch (InvalidDataException problem)
        {
            return (new Dictionary<string, ModelPrice>(), problem.Message);
        }
    }

    private static Line Priced(RecordedUse.Line line, IReadOnlyDictionary<string, ModelPrice> prices) =>
        new(line, ModelPrice.Cost(prices, line.Model, line.Input, line.Output));

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static long Number(object? value) =>
        value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
