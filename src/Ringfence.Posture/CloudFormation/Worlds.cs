using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.CloudFormation;

/// <summary>
/// The ways in which undecided conditions, and parameters with a choice of values, can go together. Atoms of one left
/// side exclude each other; worlds that the conditions and choices in use do not tell apart are one.
/// </summary>
internal static class Worlds
{
    /// <summary>How many are tried; conditions and choices beyond that stay Unknown.</summary>
    public const int Most = 16;

    // 2^12: a template with more undecided questions is not enumerated.
    private const int MostAssignments = 4096;

    // Each assignment is computed for all conditions: with thousands of those, fewer are.
    private const int MostComputed = 1 << 20;

    /// <param name="conditions">The template's conditions.</param>
    /// <param name="used">The names of those that resources and outputs ask for, in order.</param>
    /// <param name="choices">The parameters with a choice of values that resources ask for, in order.</param>
    public static IReadOnlyList<World> Of(
        Conditions conditions,
        IReadOnlyCollection<string> used,
        IReadOnlyList<Parameter> choices
    )
    {
        if (conditions.Atoms.Count == 0 && choices.Count == 0)
        {
            return [new World(conditions.Values(_ => Truth.Unknown))];
        }

        var (assignments, chosen) = Assignments(conditions, choices);
        if (assignments is null)
        {
            return [new World(conditions.Values(_ => Truth.Unknown))];
        }

        var all = assignments.Select(assignment => conditions.Values(atom => assignment.Contains(atom))).ToList();
        if (all.Count == 1)
        {
            return [new World(all[0])];
        }

        // As many conditions, then choices, as leave few enough worlds, in the order of their use.
        var (classes, count) = (new int[all.Count], 1);
        foreach (var name in used)
        {
            Divide(at => all[at].TryGetValue(name, out var truth) && truth.IsYes ? 1 : 0);
        }

        foreach (var parameter in chosen)
        {
            Divide(at => Index(parameter, assignments[at]));
        }

        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => Enumerable.Range(0, all.Count).Where(at => classes[at] == number).ToList())
                .Select(members => new World(Merge(members.ConvertAll(at => all[at])))
                {
                    Choices = Choices(chosen, members.ConvertAll(at => assignments[at])),
                }),
        ];

        void Divide(Func<int, int> by)
        {
            var next = new int[all.Count];
            var numbers = new Dictionary<(int, int), int>();
            for (var at = 0; at < all.Count; at++)
            {
                var key = (classes[at], by(at));
                next[at] = numbers.TryGetValue(key, out var number) ? number : numbers[key] = numbers.Count;
            }

            if (numbers.Count <= Most)
            {
                (classes, count) = (next, numbers.Count);
            }
        }
    }

    private static Dictionary<string, Truth> Merge(List<Dictionary<string, Truth>> values)
    {
        var merged = new Dictionary<string, Truth>(values[0], StringComparer.Ordinal);
        foreach (var (name, truth) in values.Skip(1).SelectMany(each => each))
        {
            merged[name] = merged[name] == truth ? truth : Truth.Unknown;
        }

        return merged;
    }

    private static Dictionary<string, PropertyValue> Choices(List<Parameter> chosen, List<HashSet<Atom>> assignments)
    {
        var values = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var parameter in chosen)
        {
            var index = Index(parameter, assignments[0]);
            if (assignments.TrueForAll(each => Index(parameter, each) == index))
            {
                values[parameter.Name] = parameter.Choices[index];
            }
        }

        return values;
    }

    private static int Index(Parameter parameter, HashSet<Atom> assignment)
    {
        var at = 0;
        while (!assignment.Contains(new Atom(parameter.Value.Text, parameter.Choices[at].Text)))
        {
            at++;
        }

        return at;
    }

    private static (List<HashSet<Atom>>? Assignments, List<Parameter> Chosen) Assignments(
        Conditions conditions,
        IReadOnlyList<Parameter> choices
    )
    {
        var assignments = new List<HashSet<Atom>> { new() };
        var chosen = new List<Parameter>();
        foreach (var group in conditions.Atoms.GroupBy(pair => pair.Key.Left, StringComparer.Ordinal))
        {
            var atoms = group.Select(pair => pair.Key).ToList();
            var allowed = group.First().Value;
            var covered = allowed.Count > 0 && allowed.All(value => atoms.Exists(atom => atom.Right == value));
            var parameter = choices.FirstOrDefault(each => each.Value.Text == group.Key);
            if (parameter?.Choices.Count <= Most && Multiplied(Atoms(parameter), covered: true))
            {
                chosen.Add(parameter);
            }
            else if (!Multiplied(atoms, covered))
            {
                return (null, []);
            }
        }

        foreach (var parameter in choices)
        {
            if (parameter.Choices.Count <= Most && !chosen.Contains(parameter) && Multiplied(Atoms(parameter), true))
            {
                chosen.Add(parameter);
            }
        }

        return (assignments, chosen);

        bool Multiplied(List<Atom> atoms, bool covered)
        {
            var count = (long)assignments.Count * (atoms.Count + 1);
            if (count > MostAssignments || count * conditions.Count > MostComputed)
            {
                return false;
            }

            var next = new List<HashSet<Atom>>((int)count);
            foreach (var assignment in assignments)
            {
                if (!covered)
                {
                    next.Add(assignment);
                }

                next.AddRange(atoms.Select(atom => new HashSet<Atom>(assignment) { atom }));
            }

            assignments = next;
            return true;
        }
    }

    private static List<Atom> Atoms(Parameter parameter) =>
        [.. parameter.Choices.Select(choice => new Atom(parameter.Value.Text, choice.Text)).Distinct()];
}
