using System.Text.Json;

namespace Ringfence.Evidence.Questions;

/// <summary>What a model costs, in the currency of the price file, a million tokens.</summary>
public sealed record ModelPrice(double Input, double Output)
{
    /// <summary>Reads <c>{"MODEL":{"input":3,"output":15}}</c>; a name may end in <c>*</c>.</summary>
    /// <exception cref="InvalidDataException">It is no price file.</exception>
    public static IReadOnlyDictionary<string, ModelPrice> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document
                .RootElement.EnumerateObject()
                .ToDictionary(
                    model => model.Name,
                    model => new ModelPrice(
                        model.Value.GetProperty("input").GetDouble(),
                        model.Value.GetProperty("output").GetDouble()
                    )
                );
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"'{path}' is no price file; wanted is {{\"MODEL\":{{\"input\":3,\"output\":15}}}}, a million tokens",
                error
            );
        }
    }

    /// <summary>What so many tokens cost; null when no price is known: an unknown cost is not 0.</summary>
    public static double? Cost(IReadOnlyDictionary<string, ModelPrice> prices, string model, long input, long output)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(model);
        var price =
            prices.GetValueOrDefault(model)
            ?? prices
                .FirstOrDefault(one => one.Key.EndsWith('*') && model.Contains(one.Key[..^1], StringComparison.Ordinal))
                .Value;
        return price is null ? null : Math.Round((input * price.Input / 1e6) + (output * price.Output / 1e6), 6);
    }

    // A row of `usage`: day, team, model, calls, input, output.
    internal static object? Cost(IReadOnlyDictionary<string, ModelPrice> prices, object?[] row) =>
        Cost(prices, (string)row[2]!, (long?)row[4] ?? 0, (long?)row[5] ?? 0);
}
