using System.Text;
using Microsoft.AspNetCore.Http;
using Ringfence.Console.SignIn;
using Ringfence.Ledger;

namespace Ringfence.Console.Record;

/// <summary>What leaves the console as a file. Its digest is in the ledger first.</summary>
public sealed class Export(Trace trace)
{
    /// <summary>A file for the browser to save; 503 when it cannot be recorded.</summary>
    /// <param name="name">The file's name, ours alone: letters, digits, dots, dashes.</param>
    public async Task<IResult> FileAsync(Person person, string name, string type, byte[] bytes, long? rows = null)
    {
        try
        {
            await trace.WriteAsync(person, "exported", name, rows, bytes);
        }
        catch (LedgerFault)
        {
            return Results.Text(
                "The export could not be recorded in the ledger, so it was not made. Try again when the gateway is ready.",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
        return Results.File(bytes, type, name);
    }

    /// <summary>Rows as CSV (RFC 4180).</summary>
    public Task<IResult> CsvAsync(
        Person person,
        string name,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<object?>> rows
    )
    {
        var text = new StringBuilder();
        var count = 0L;
        Csv.Row(text, columns);
        foreach (var row in rows)
        {
            Csv.Row(text, row);
            count++;
        }
        return FileAsync(person, name, "text/csv; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()), count);
    }
}
