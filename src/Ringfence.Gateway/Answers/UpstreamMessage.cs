using System.Text.Json;

namespace Ringfence.Gateway.Answers;

/// <summary>The message of an AWS error body, for the doors that say it in another form; clients match on AWS's own wording.</summary>
internal static class UpstreamMessage
{
    private const int MaxChars = 4096;
    private const string None = "Bedrock gave no reason.";

    public static string Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isMessage = reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8);
                reader.Read();
                if (isMessage && reader.TokenType == JsonTokenType.String)
                {
                    var text = reader.GetString()!;
                    return text.Length <= MaxChars ? text : text[..MaxChars];
                }
                reader.Skip();
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // A body that is not AWS's: an error page of something between.
        }
        return None;
    }
}
