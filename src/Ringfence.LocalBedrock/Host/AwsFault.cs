namespace Ringfence.LocalBedrock.Host;

/// <summary>A call refused in AWS's words. Thrown where it is noticed, worded for the protocol at the request's edge.</summary>
/// <param name="type">The exception's name, e.g. <c>ValidationException</c>.</param>
internal sealed class AwsFault(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    /// <summary>Whether the caller was known and may not: CloudTrail then says nothing of what was asked.</summary>
    public bool IsDenial => Type is "AccessDenied" or "AccessDeniedException";

    public static AwsFault Validation(string message) => new(400, "ValidationException", message);

    public static AwsFault NotFound(string message) => new(404, "ResourceNotFoundException", message);

    /// <summary>The wording every AWS service gives for a member outside its constraint.</summary>
    public static AwsFault Constraint(string? value, string member, string constraint) =>
        Validation(
            $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{member}' failed to satisfy constraint: {constraint}"
        );
}
