using System.Xml.Linq;

namespace Ringfence.Tests.House;

public class RoomDirectionTests
{
    /// <summary>DESIGN.md's table of rooms, row by row: | `Ringfence.X` | may reference | packages | …</summary>
    private static Dictionary<string, (string[] Rooms, string[] Packages)> Table()
    {
        var rows = new Dictionary<string, (string[], string[])>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "DESIGN.md")))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length > 4 && cells[1].StartsWith("`Ringfence.", StringComparison.Ordinal))
            {
                rows[cells[1].Trim('`')] = (Words(cells[2]), Words(cells[3]));
            }
        }

        return rows;

        static string[] Words(string cell) =>
            [.. cell.Split(',', StringSplitOptions.TrimEntries).Where(word => word is not ("–" or ""))];
    }

    [Fact]
    public void Every_room_references_only_what_the_design_allows()
    {
        var table = Table();
        Assert.NotEmpty(table);
        foreach (var project in Repository.SourceProjects)
        {
            var room = Path.GetFileNameWithoutExtension(project);
            Assert.True(table.ContainsKey(room), $"{room} is not in DESIGN.md's table of rooms");
            var xml = XDocument.Load(project);

            var allowedRooms = table[room].Rooms.Select(name => $"Ringfence.{name}");
            var rooms = xml.Descendants("ProjectReference")
                .Select(node => Path.GetFileNameWithoutExtension(node.Attribute("Include")!.Value));
            Assert.Empty(rooms.Except(allowedRooms).Select(other => $"{room} → {other}"));

            var packages = xml.Descendants("PackageReference").Select(node => node.Attribute("Include")!.Value);
            Assert.Empty(packages.Except(table[room].Packages).Select(package => $"{room} → package {package}"));
        }
    }

    [Fact]
    public void Every_room_of_the_table_exists()
    {
        var rooms = Repository.SourceProjects.Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Empty(Table().Keys.Except(rooms));
    }

    [Fact]
    public void No_room_is_a_drawer()
    {
        string[] drawers = ["Common", "Core", "Shared", "Abstractions", "Utils", "Utilities", "Helpers"];
        var folders = Directory.EnumerateDirectories(
            Path.Combine(Repository.Root, "src"),
            "*",
            SearchOption.AllDirectories
        );
        Assert.DoesNotContain(folders, folder => Path.GetFileName(folder).Split('.').Intersect(drawers).Any());
    }
}
