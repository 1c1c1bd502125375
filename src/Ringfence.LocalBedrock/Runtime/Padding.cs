namespace Ringfence.LocalBedrock.Runtime;

/// <summary>
/// The <c>p</c> member that Bedrock adds to stream events so that their length does not give their text away. AWS draws its length
/// at random; here it follows from the event, so that the same call gives the same stream.
/// </summary>
internal static class Padding
{
    private static ReadOnlySpan<byte> Alphabet => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8;

    public static ReadOnlySpan<byte> For(int length, int index) =>
        Alphabet[..(((length * 7) + (index * 17)) % Alphabet.Length + 1)];
}
