using Ringfence.Controls;

namespace Ringfence.Posture.CloudFormation;

/// <summary>
/// The ways in which undecided conditions can go together. Atoms of one left side exclude each other; worlds that the
/// conditions in use do not tell apart are one.
/// </summary>
internal static class Worlds
{
    /// <summary>How many are tried; conditions beyond that stay Unknown.</summary>
    public const int Most = 16;

    // 2^12: a template with more undecided questions is not enumerated.
    private const int MostAssignments = 4096;

    /// <param name="conditions">The template's conditions.</param>
    /// <param name="used">The names of those that resources and outputs ask for, in order.</param>
    public static IReadOnlyList<World> Of(Conditions conditions, IReadOnlyCollection<string> used)
    {
        var assignments = Assignments(conditions);
        if (assignments is null)
        {
            return [new World(conditions.Values(_ => Truth.Unknown))];
        }

        var all = assignments.Select(assignment => conditions.Values(atom => assignment.Contains(atom))).ToList();
        if (all.Count == 1)
        {
            return [new World(all[0])];
        }

        // As many conditions as leave few enough worlds, in the order of their use.
        var classes = new int[all.Count];
        var count = 1;
        foreach (var name in used)
        {
            var next = new int[all.Count];
            var numbers = new Dictionary<(int, bool), int>();
            for (var at = 0; at < all.Count; at++)
            {
                var key = (classes[at], all[at].TryGetValue(name, out var truth) && truth.IsYes);
                next[at] = numbers.TryGetValue(key, out var number) ? number : numbers[key] = numbers.Count;
            }

            if (numbers.Count <= Most)
            {
                (classes, count) = (next, numbers.Count);
            }
        }

        return [.. Enumerable.Range(0, count).Select(number => Merge(all, classes, number))];
    }

    private static World Merge(List<Dictionary<string, Truth>> all, int[] classes, int number)
    {
        Dictionary<string, Truth>? merged = null;
        for (var at = 0; at < all.Count; at++)
        {
            if (classes[at] != number)
            {
                continue;
            }

            if (merged is null)
            {
                merged = new Dictionary<string, Truth>(all[at], StringComparer.Ordinal);
                continue;
            }

            foreach (var (name, truth) in all[at])
            {
                merged[name] = merged[name] == truth ? truth : Truth.Unknown;
            }
        }

        return new World(merged!);
    }

    private static List<HashSet<Atom>>? Assignments(Conditions conditions)
    {
        var assignments = new List<HashSet<Atom>> { new() };
        foreach (var group in conditions.Atoms.GroupBy(pair => pair.Key.Left, StringComparer.Ordinal))
        {
            var atoms = group.Select(pair => pair.Key).ToList();
            var allowed = group.First().Value;
            var covered = allowed.Count > 0 && allowed.All(value => atoms.Exists(atom => atom.Right == value));
            var next = new List<HashSet<Atom>>(assignments.Count * (atoms.Count + 1));
            if (assignments.Count * (atoms.Count + 1) > MostAssignments)
            {
                return null;
            }

            foreach (var assignment in assignments)
            {
                if (!covered)
                {
                    next.Add(assignment);
                }

                next.AddRange(atoms.Select(atom => new HashSet<Atom>(assignment) { atom }));
            }

            assignments = next;
        }

        return assignments;
    }
}
