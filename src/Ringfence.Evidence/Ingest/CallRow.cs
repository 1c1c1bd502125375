using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>A recorded call to a row of <c>gateway_call</c>.</summary>
internal static class CallRow
{
    public static void Append(RecordedCall recorded, string origin, RowBatch to)
    {
        var call = recorded.Call;
        to.Begin(Tables.Call);
        var column = 0;
        Text(recorded.RequestId);
        Text(origin);
        Number(recorded.Index);
        Number(recorded.AnsweredIndex);
        Number(recorded.Time.ToUnixTimeMilliseconds());
        Number(recorded.Answered?.Time.ToUnixTimeMilliseconds());
        Text($"{call.Caller.Issuer}#{call.Caller.Subject}");
        Text(call.Caller.User);
        Text(call.Caller.Team);
        Text(call.Caller.Application);
        Text(call.Source);
        Text(call.Door);
        Text(call.Operation);
        Text(call.ModelAsked);
        Text(call.ModelUsed);
        Text(call.Region);
        Number(recorded.Answered?.Status);
        Text(recorded.Answered?.Error);
        Text(recorded.Answered?.UpstreamError);
        Number(recorded.Answered?.Tokens.Input);
        Number(recorded.Answered?.Tokens.Output);
        Number(recorded.Answered?.Tokens.Partial == true ? 1 : 0);
        Number(recorded.Answered is { } answered ? (long)answered.LatencyMs : null);
        Text(recorded.Answered?.Guardrail);
        Text(Map(call.Phi));
        Text(string.Join(' ', recorded.Answered?.AwsRequestIds ?? []));

        void Text(string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                to.Set(column, value);
            }

            column++;
        }

        void Number(long? value)
        {
            if (value is { } known)
            {
                to.Set(column, known);
            }

            column++;
        }
    }

    private static string? Map(IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count == 0)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (kind, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteNumber(kind, count);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
