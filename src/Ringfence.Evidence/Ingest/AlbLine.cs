using System.Security.Cryptography;
using System.Text;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>A line of an Application Load Balancer's access log to a row. The request's query string is not kept: it may hold identifiers.</summary>
internal static class AlbLine
{
    private static readonly string[] Types = ["http ", "https ", "h2 ", "grpcs ", "ws ", "wss "];

    public static bool Is(ReadOnlySpan<byte> line)
    {
        foreach (var type in Types)
        {
            if (line.Length > type.Length + 11 && line.StartsWith(Encoding.ASCII.GetBytes(type)))
            {
                return line[type.Length + 10] == 'T';
            }
        }

        return false;
    }

    /// <summary>What a load balancer writes to try its bucket.</summary>
    public static bool IsTest(ReadOnlySpan<byte> line) => line.StartsWith("Enable AccessLog for ELB: "u8);

    public static string? Read(ReadOnlySpan<byte> line, RowBatch to)
    {
        var rest = line;
        LineTokens.Next(ref rest);
        if (!Moment.TryParse(LineTokens.Next(ref rest), out var time) || !Moment.Plausible(time))
        {
            return "a load balancer's line at no plausible time";
        }

        to.Begin(Tables.Access);
        to.Set(AccessColumn.Line, Convert.ToHexStringLower(SHA256.HashData(line).AsSpan(0, 16)));
        to.Set(AccessColumn.Kind, "alb");
        to.Set(AccessColumn.Time, time);
        to.Set(AccessColumn.Account, LineTokens.Next(ref rest));
        var client = LineTokens.Next(ref rest);
        var port = client.LastIndexOf((byte)':');
        to.Set(AccessColumn.Address, port > 0 ? client[..port] : client);
        for (var skip = 0; skip < 4; skip++)
        {
            LineTokens.Next(ref rest);
        }

        to.Set(AccessColumn.Status, LineTokens.Next(ref rest));
        LineTokens.Next(ref rest);
        LineTokens.Next(ref rest);
        if (long.TryParse(LineTokens.Next(ref rest), System.Globalization.CultureInfo.InvariantCulture, out var sent))
        {
            to.Set(AccessColumn.Bytes, sent);
        }

        var request = LineTokens.Next(ref rest);
        var method = LineTokens.Next(ref request);
        if (!method.SequenceEqual("-"u8))
        {
            to.Set(AccessColumn.Operation, method);
        }

        var url = LineTokens.Next(ref request);
        var query = url.IndexOf((byte)'?');
        to.Set(AccessColumn.Resource, query < 0 ? url : url[..query]);
        var agent = LineTokens.Next(ref rest);
        if (!agent.SequenceEqual("-"u8))
        {
            to.Set(AccessColumn.Agent, agent);
        }

        return null;
    }
}
