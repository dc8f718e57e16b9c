require("fs").writeFileSync("TRAPFILE", "x")
