namespace Ringfence.LocalBedrock.Host;

/// <summary>How a service words an error on the wire.</summary>
internal enum ErrorForm
{
    /// <summary><c>x-amzn-ErrorType</c> and <c>{"message"}</c>.</summary>
    RestJson,

    /// <summary><c>{"__type","message"}</c>, always 400.</summary>
    Json,

    /// <summary><c>&lt;ErrorResponse&gt;</c>.</summary>
    QueryXml,
}
