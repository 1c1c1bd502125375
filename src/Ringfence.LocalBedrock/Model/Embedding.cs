namespace Ringfence.LocalBedrock.Model;

/// <summary>
/// A deterministic embedding: every word is hashed to a few dimensions, the sum has length one. Equal texts have equal vectors and
/// texts that share words are near each other, which is all that a test of a search needs.
/// </summary>
internal static class Embedding
{
    private const int DimensionsPerWord = 8;

    public static float[] Of(string text, int dimensions, bool normalize = true)
    {
        var vector = new float[dimensions];
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var state = Fnv1a(word.ToLowerInvariant());
            for (var step = 0; step < DimensionsPerWord; step++)
            {
                state = Scramble(state);
                vector[(int)(state % (ulong)dimensions)] += (state >> 63) == 0 ? 1 : -1;
            }
        }

        return normalize ? Normalized(vector) : vector;
    }

    private static float[] Normalized(float[] vector)
    {
        var length = 0.0;
        foreach (var value in vector)
        {
            length += value * value;
        }

        for (var index = 0; length > 0 && index < vector.Length; index++)
        {
            vector[index] = (float)(vector[index] / Math.Sqrt(length));
        }

        return vector;
    }

    private static ulong Fnv1a(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in word)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return hash;
    }

    // splitmix64's mixing step.
    private static ulong Scramble(ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
        return state ^ (state >> 31);
    }
}
