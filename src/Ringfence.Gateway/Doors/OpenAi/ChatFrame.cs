namespace Ringfence.Gateway.Doors.OpenAi;

/// <summary>What a chat completion needs besides what Converse answers.</summary>
/// <param name="RequestId">Ringfence's; the completion is named after it.</param>
/// <param name="Model">As the caller wrote it.</param>
/// <param name="Created">Unix seconds.</param>
/// <param name="IncludeUsage">Whether a stream ends with a chunk of token counts.</param>
internal sealed record ChatFrame(string RequestId, string Model, long Created, bool IncludeUsage)
{
    public string Id => $"chatcmpl-{RequestId}";
}
