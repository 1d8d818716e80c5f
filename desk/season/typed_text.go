package season

const textTyped = "机上での入力"
